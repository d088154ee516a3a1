import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock/index.js';
import { db, NOBODY, Scopes } from '../../kernel/database/index.js';
import type { ClientKind } from '../../kernel/dto/index.js';
import { Accounts, type User } from '../accounts/index.js';
import { SecondFactorRequired, SecondFactors } from '../second-factors/index.js';
import { SignInChallengeInvalid } from './sign-in-steps.errors.js';

const MINUTES = 10;
const MINUTE_MS = 60_000;

/** A sign-in that waits for its second factor. */
export interface Challenge {
  hash: Buffer;
  user: User;
  client: ClientKind;
  tenantId: string | null;
}

interface Row {
  userId: string;
  client: ClientKind;
  tenantId: string | null;
  accountState: string;
}

/** Sign-ins between the password and the second factor: each ends after ten minutes, or with the session that it opens. */
@Injectable()
export class SignInChallenges {
  constructor(
    private readonly scopes: Scopes,
    private readonly accounts: Accounts,
    private readonly factors: SecondFactors,
    private readonly clock: Clock,
  ) {}

  /** The refusal that tells the caller how to go on. */
  async ask(user: User, client: ClientKind, wanted?: { tenantId: string }): Promise<SecondFactorRequired> {
    const challengeId = randomBytes(32).toString('base64url');
    const now = this.clock.now();
    const expiresAt = new Date(now.getTime() + MINUTES * MINUTE_MS);
    const methods = await this.scopes.run(NOBODY, async () => {
      await db().query('delete from sign_in_challenges where user_id = $1 and expires_at <= $2', [user.id, now]);
      const row = [hashOf(challengeId), user.id, client, wanted?.tenantId ?? null, stateOf(user), now, expiresAt];
      await db().query(INSERT, row);
      return this.factors.methodsOf(user);
    });
    return new SecondFactorRequired(challengeId, methods);
  }

  /** Throws `SignInChallengeInvalid`. */
  find(challengeId: string): Promise<Challenge> {
    const hash = hashOf(challengeId);
    const read = async (): Promise<Challenge> => {
      const [row]: Row[] = await db().query(SELECT, [hash, this.clock.now()]);
      const user = row && (await this.accounts.find(row.userId));
      if (!row || !user || row.accountState !== stateOf(user)) throw new SignInChallengeInvalid();
      return { hash, user, client: row.client, tenantId: row.tenantId };
    };
    return this.scopes.run(NOBODY, read, { readOnly: true });
  }

  /** In the transaction of the session that it opens: of two at once one waits, and is refused. */
  async use({ hash, user }: Challenge): Promise<void> {
    if (!(await this.accounts.holdIfSame(user))) throw new SignInChallengeInvalid();
    const [, affected]: [unknown[], number] = await db().query(USE, [hash]);
    if (affected !== 1) throw new SignInChallengeInvalid();
  }
}

const hashOf = (challengeId: string): Buffer => createHash('sha256').update(challengeId).digest();

/** Another password or second factor ends what was proven before. */
const stateOf = ({ passwordChangedAt, secondFactorAt }: User): string =>
  [passwordChangedAt, secondFactorAt].map((since) => since?.toISOString() ?? '-').join(' ');

const INSERT = `
  insert into sign_in_challenges (hash, user_id, client, tenant_id, account_state, created_at, expires_at)
  values ($1, $2, $3, $4, $5, $6, $7)`;
const SELECT = `
  select user_id as "userId", client, tenant_id as "tenantId", account_state as "accountState"
  from sign_in_challenges where hash = $1 and expires_at > $2`;
const USE = 'delete from sign_in_challenges where hash = $1';
