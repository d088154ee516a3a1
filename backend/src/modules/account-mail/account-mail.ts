import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock/index.js';
import { Config } from '../../kernel/config/index.js';
import { db, insertRow, newId } from '../../kernel/database/index.js';
import { canonicalEmail } from '../../kernel/email/index.js';
import { Secrets } from '../../kernel/secrets/index.js';
import { AccountMailRow } from './account-mail.entity.js';
import { type Letter, writeLetter } from './letter.js';

/** A mail to a person about their account. */
export interface NewAccountMail {
  /** What it is about: `invitation`, `password_reset`. */
  kind: string;
  to: { name: string | null; address: string };
  letter: Omit<Letter, 'name'>;
  /** The company on whose account it is sent, for `sentSince`; null where a person asked for it. */
  companyId: string | null;
  /** When what it offers is no longer good: a mail that could not be sent by then is not sent at all. */
  expiresAt: Date;
}

/** What is sealed. */
export interface SealedMail {
  to: { name?: string; address: string };
  subject: string;
  text: string;
  html: string;
}

/**
 * Mail to people about their accounts: invitations, forgotten passwords, notices. Apart from the messages of a company, whose
 * office reads them: the links in here let their reader in.
 */
@Injectable()
export class AccountMail {
  constructor(
    private readonly secrets: Secrets,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  /** Queues a mail in the transaction of the caller, of a company or of nobody. A worker sends it within seconds. */
  async queue({ kind, to, letter, companyId, expiresAt }: NewAccountMail): Promise<void> {
    const id = newId();
    const { name, address } = to;
    const written = writeLetter({ ...letter, name }, `Hedgerow · ${this.config.publicUrl}`);
    const sealed: SealedMail = { to: { address, ...(name && { name }) }, ...written };
    await insertRow(AccountMailRow, {
      id,
      kind,
      companyId,
      recipient: recipientOf(address),
      sealed: this.secrets.sealGlobal(JSON.stringify(sealed), placeOf(id)),
      nextAttemptAt: this.clock.now(),
      expiresAt,
    });
  }

  /** How many mails were queued since then, of a kind, on the account of a company, to an address: for limits. */
  async sentSince(
    since: Date,
    { kind, companyId, address }: { kind?: string; companyId?: string; address?: string },
  ): Promise<number> {
    const mails = db().createQueryBuilder(AccountMailRow, 'mail').where('mail.created_at >= :since', { since });
    if (kind !== undefined) mails.andWhere('mail.kind = :kind', { kind });
    if (companyId !== undefined) mails.andWhere('mail.company_id = :companyId', { companyId });
    if (address !== undefined) mails.andWhere('mail.recipient = :recipient', { recipient: recipientOf(address) });
    return mails.getCount();
  }
}

/** Where the sealed mail stands. */
export const placeOf = (id: string): string => `account_mails/${id}`;

const recipientOf = (address: string): Buffer =>
  createHash('sha256')
    .update(canonicalEmail(address) ?? address)
    .digest();
