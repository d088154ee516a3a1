import { Injectable } from '@nestjs/common';
import { LessThanOrEqual, MoreThan } from 'typeorm';
import { Clock } from '../../kernel/clock/index.js';
import { db, newId } from '../../kernel/database/index.js';
import { Accounts } from '../accounts/index.js';
import { Passkey } from './passkey.entity.js';

/** What an authenticator has made. */
export type NewPasskey = Pick<Passkey, 'credentialId' | 'publicKey' | 'counter' | 'transports' | 'isSynced'>;

/** What an authenticator says when it signs. */
export type PasskeyUse = Pick<Passkey, 'counter' | 'isSynced'>;

/** The passkeys of people. Whoever adds or removes one holds the account (`Accounts.hold`): then the count is right. */
@Injectable()
export class Passkeys {
  constructor(
    private readonly accounts: Accounts,
    private readonly clock: Clock,
  ) {}

  /** In the order in which they were added. */
  of(userId: string): Promise<Passkey[]> {
    return db().find(Passkey, { where: { userId }, order: { createdAt: 'ASC', id: 'ASC' } });
  }

  findOf(userId: string, id: string): Promise<Passkey | null> {
    return db().findOneBy(Passkey, { id, userId });
  }

  byCredential(credentialId: Buffer): Promise<Passkey | null> {
    return db().findOneBy(Passkey, { credentialId });
  }

  /** Null if there is such a passkey already, whoever's it is. */
  async add(userId: string, made: NewPasskey, name: string): Promise<Passkey | null> {
    const { credentialId, publicKey, counter, transports, isSynced } = made;
    const values = [newId(), userId, credentialId, publicKey, counter, transports, name, isSynced, this.clock.now()];
    const [row]: Array<{ id: string }> = await db().query(INSERT, values);
    if (!row) return null;
    await this.count(userId);
    return this.findOf(userId, row.id);
  }

  /**
   * Notes that it signed in: on its own, which those that need the password may not, or after it. False if it is gone, needs the
   * password by now, or if another sign-in was faster with a counter as high.
   */
  async use({ id }: Passkey, { counter, isSynced }: PasskeyUse, { isAlone }: { isAlone: boolean }): Promise<boolean> {
    const values = [id, counter, isSynced, this.clock.now(), isAlone];
    const [, affected]: [unknown[], number] = await db().query(USE, values);
    return affected === 1;
  }

  async rename(id: string, userId: string, name: string): Promise<boolean> {
    return (await db().update(Passkey, { id, userId }, { name })).affected === 1;
  }

  /** False if the person has no such passkey. */
  async remove(id: string, userId: string): Promise<boolean> {
    if ((await db().delete(Passkey, { id, userId })).affected !== 1) return false;
    await this.count(userId);
    return true;
  }

  async removeAllOf(userId: string): Promise<void> {
    await db().delete(Passkey, { userId });
    await this.count(userId);
  }

  /**
   * For an account that its owner takes back: those that were added after `since` are gone, and the others sign in after the
   * password alone. The owner has the new password, whoever else may have such a passkey has not.
   */
  async distrust(userId: string, since: Date): Promise<void> {
    await db().delete(Passkey, { userId, createdAt: MoreThan(since) });
    await db().update(Passkey, { userId, createdAt: LessThanOrEqual(since) }, { needsPassword: true });
    await this.count(userId);
  }

  private async count(userId: string): Promise<void> {
    await this.accounts.countPasskeys(userId, await db().countBy(Passkey, { userId }));
  }
}

const INSERT = `
  insert into passkeys (id, user_id, credential_id, public_key, counter, transports, name, is_synced, created_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (credential_id) do nothing returning id`;
const USE = `
  update passkeys set counter = $2, is_synced = $3, last_used_at = $4, needs_password = false
  where id = $1 and (counter < $2 or counter = 0 and $2 = 0) and not (needs_password and $5)`;
