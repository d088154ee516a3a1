import { Injectable } from '@nestjs/common';
import { QueryFailedError } from 'typeorm';
import { db, insertRow, Scopes } from '../../kernel/database/index.js';
import { EmailTaken } from './accounts.errors.js';
import { User } from './user.entity.js';
import { fillEmailKeys, keyOf } from './email-keys.js';

const NOBODY = { tenantId: null, actor: null };
const EMAIL_INDEX = /^users_email/;

export type NewUser = Pick<User, 'email' | 'name' | 'passwordHash'> & { id?: string };

/** People who sign in. */
@Injectable()
export class Accounts {
  constructor(private readonly scopes: Scopes) {}

  /** Accounts of one e-mail in its canonical form. There are several only where they were made before that form. */
  async of(email: string): Promise<User[]> {
    const read = () => this.scopes.run(NOBODY, () => withKey(email), { readOnly: true });
    const users = await read();
    if (users.every(({ emailKey }) => emailKey !== null)) return users;
    // The previous release still writes accounts, and knows no keys.
    await this.scopes.run(NOBODY, () => fillEmailKeys((sql, values) => db().query(sql, values)));
    return read();
  }

  /** The account of somebody who is signed in. */
  get(id: string): Promise<User> {
    return db().findOneByOrFail(User, { id });
  }

  /** null for an id that nobody has. */
  find(id: string): Promise<User | null> {
    return db().findOneBy(User, { id });
  }

  /** Where the password still is the one that was read; answers whether it was. */
  async changePassword({ id, passwordHash: before }: User, passwordHash: string): Promise<boolean> {
    const changes = { passwordHash, passwordChangedAt: new Date() };
    const { affected } = await db().update(User, { id, passwordHash: before }, changes);
    return affected === 1;
  }

  /** Adds a person; 409 when the e-mail is taken. */
  async create({ email, ...user }: NewUser): Promise<User> {
    const emailKey = keyOf(email);
    if ((await withKey(emailKey)).some((known) => known.emailKey === emailKey)) throw new EmailTaken();
    try {
      return await insertRow(User, { ...user, email: emailKey, emailKey });
    } catch (error) {
      // Somebody registered with it at the same moment.
      throw isTaken(error) ? new EmailTaken() : error;
    }
  }
}

function withKey(email: string): Promise<User[]> {
  return db()
    .createQueryBuilder(User, 'u')
    .where('u.emailKey = :email or u.emailKey is null', { email })
    .orderBy('u.emailRank')
    .limit(20)
    .getMany();
}

function isTaken(error: unknown): boolean {
  const cause = error instanceof QueryFailedError ? (error.driverError as { constraint?: string }) : {};
  return EMAIL_INDEX.test(cause.constraint ?? '');
}
