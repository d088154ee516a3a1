import { Injectable } from '@nestjs/common';
import { IsNull, Not } from 'typeorm';
import { brokenConstraint, db, inSavepoint, insertRow, NOBODY, Scopes } from '../../kernel/database/index.js';
import { EmailTaken } from './accounts.errors.js';
import { User } from './user.entity.js';
import { fillEmailKeys, keyOf } from './email-keys.js';

const EMAIL_INDEX = /^users_email/;

export type NewUser = Pick<User, 'email' | 'name' | 'passwordHash'> & { id?: string };

type ChosenPassword = Pick<User, 'passwordHash' | 'passwordIsShort'>;

/** People who sign in. */
@Injectable()
export class Accounts {
  constructor(private readonly scopes: Scopes) {}

  /** Accounts with this e-mail in its canonical form: several only where they were created before that form existed. */
  async of(email: string): Promise<User[]> {
    const read = () => this.scopes.run(NOBODY, () => withKey(email), { readOnly: true });
    const users = await read();
    if (users.every(({ emailKey }) => emailKey !== null)) return users;
    // The previous release still creates accounts, without keys.
    await this.scopes.run(NOBODY, () => fillEmailKeys((sql, values) => db().query(sql, values)));
    return read();
  }

  /** The account of somebody who is signed in. */
  get(id: string): Promise<User> {
    return db().findOneByOrFail(User, { id });
  }

  /** Null for an unknown id. */
  find(id: string): Promise<User | null> {
    return db().findOneBy(User, { id });
  }

  /**
   * Whether password and second factor are as they were read. They stay so until the caller's transaction ends: whoever changes
   * them ends the sessions that are open by then.
   */
  async holdIfSame({ id, passwordHash, secondFactorAt }: User): Promise<boolean> {
    const held = await db().query<unknown[]>(HOLD, [id, passwordHash, secondFactorAt ?? null]);
    return held.length === 1;
  }

  /** The account as it is now. It stays so until the caller's transaction ends: changes of factors wait for each other here. */
  hold(id: string): Promise<User> {
    return db().findOneOrFail(User, { where: { id }, lock: { mode: 'for_no_key_update' } });
  }

  /** Sets the password if it has not changed since it was read; a short one, if there is a second factor. False otherwise. */
  async changePassword({ id, passwordHash: before }: User, password: ChosenPassword): Promise<boolean> {
    const where = { id, passwordHash: before, ...(password.passwordIsShort && { secondFactorAt: Not(IsNull()) }) };
    return (await db().update(User, where, { ...password, passwordChangedAt: new Date() })).affected === 1;
  }

  /** What people say about themselves. Returns the account as it is then. */
  async describe(id: string, changes: Partial<Pick<User, 'name' | 'locale' | 'avatarId'>>): Promise<User> {
    const user = await this.get(id);
    if (Object.keys(changes).length > 0) await db().update(User, { id }, changes);
    return { ...user, ...changes };
  }

  /**
   * Says since when signing in takes a second factor; null ends it. False if that was so already, or a short password stands on it.
   */
  async setSecondFactor(id: string, since: Date | null): Promise<boolean> {
    const before = since
      ? { id, secondFactorAt: IsNull() }
      : { id, secondFactorAt: Not(IsNull()), passwordIsShort: false };
    const changes = { secondFactorAt: since, ...(!since && { recoveryCodesLeft: 0 }) };
    return (await db().update(User, before, changes)).affected === 1;
  }

  /** How many recovery codes the person has from now on. False without a second factor. */
  async countRecoveryCodes(id: string, recoveryCodesLeft: number): Promise<boolean> {
    const { affected } = await db().update(User, { id, secondFactorAt: Not(IsNull()) }, { recoveryCodesLeft });
    return affected === 1;
  }

  /** One recovery code less. Answers how many are left; null if there was none. */
  async useRecoveryCode(id: string): Promise<number | null> {
    const [rows]: [Array<{ left: number }>, number] = await db().query(ONE_LESS, [id]);
    return rows[0]?.left ?? null;
  }

  /** How many passkeys the person has from now on. */
  async countPasskeys(id: string, passkeys: number): Promise<void> {
    await db().update(User, { id }, { passkeys });
  }

  /** Sets the password for whoever takes the account back from somebody else. False if it has changed since it was read. */
  async secure({ id, passwordHash: before }: User, passwordHash: string): Promise<boolean> {
    const now = new Date();
    const changes = { passwordHash, passwordIsShort: false, passwordChangedAt: now, securedAt: now };
    return (await db().update(User, { id, passwordHash: before }, changes)).affected === 1;
  }

  /**
   * Gives an account another e-mail, for someone who reads its mail. Returns the account as it is then; null if another account
   * has the e-mail, or this one has changed since it was read.
   */
  async changeEmail(user: User, email: string): Promise<User | null> {
    const { id, email: before, passwordHash } = user;
    const emailKey = keyOf(email);
    if ((await withKey(emailKey)).some((known) => known.emailKey === emailKey && known.id !== id)) return null;
    const changes = { email, emailKey, emailRank: 0, emailVerifiedAt: new Date() };
    const change = () => inSavepoint(() => db().update(User, { id, email: before, passwordHash }, changes));
    try {
      return (await change()).affected === 1 ? { ...user, ...changes } : null;
    } catch (error) {
      // Another account got it at the same moment.
      if (EMAIL_INDEX.test(brokenConstraint(error) ?? '')) return null;
      throw error;
    }
  }

  /** For someone who opened a link that was mailed to the address. Returns the account as it is then. */
  async verifyEmail(user: User): Promise<User> {
    if (user.emailVerifiedAt) return user;
    const { id, email } = user;
    const emailVerifiedAt = new Date();
    const { affected } = await db().update(User, { id, email, emailVerifiedAt: IsNull() }, { emailVerifiedAt });
    return affected === 1 ? { ...user, emailVerifiedAt } : user;
  }

  /** Adds a person; 409 when the e-mail is taken. */
  async create({ email, ...user }: NewUser): Promise<User> {
    const emailKey = keyOf(email);
    if ((await withKey(emailKey)).some((known) => known.emailKey === emailKey)) throw new EmailTaken();
    try {
      return await insertRow(User, { ...user, email: emailKey, emailKey });
    } catch (error) {
      // Someone else registered with it at the same moment.
      throw EMAIL_INDEX.test(brokenConstraint(error) ?? '') ? new EmailTaken() : error;
    }
  }
}

const ONE_LESS = `
  update users set recovery_codes_left = recovery_codes_left - 1 where id = $1 and recovery_codes_left > 0
  returning recovery_codes_left as left`;

// Not `for share`: of two sign-ins of a person, each would wait for the other to use a recovery code.
const HOLD = `
  select from users where id = $1 and password_hash = $2 and second_factor_at is not distinct from $3 for no key update`;

function withKey(email: string): Promise<User[]> {
  return db()
    .createQueryBuilder(User, 'u')
    .where('u.emailKey = :email or u.emailKey is null', { email })
    .orderBy('u.emailRank')
    .limit(20)
    .getMany();
}
