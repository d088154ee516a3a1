import { createHash, randomBytes } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../kernel/clock/index.js';
import { SYSTEM } from '../../kernel/context/index.js';
import { db, NOBODY, Scopes } from '../../kernel/database/index.js';
import { Schedule } from '../../kernel/queue/index.js';
import type { User } from '../accounts/index.js';

const MINUTES = 10;
export const CHALLENGE_MS = MINUTES * 60_000;

/** What a challenge is signed for: nobody adds a passkey with a signature that was meant to sign in. */
export type Purpose = 'add' | 'sign_in' | 'second_step';

/** Whom a challenge was made for. */
type Person = Pick<User, 'id' | 'passwordChangedAt'>;

interface Row {
  userId: string | null;
  accountState: string;
}

/** What authenticators sign: each challenge once, within ten minutes, for one purpose and, where it is known, one person. */
@Injectable()
export class PasskeyChallenges implements OnModuleInit {
  constructor(
    private readonly scopes: Scopes,
    private readonly clock: Clock,
    private readonly schedule: Schedule,
  ) {}

  onModuleInit(): void {
    this.schedule.add({ name: 'Old passkey challenges', everyMs: 3_600_000, run: () => this.sweep() });
  }

  async make(purpose: Purpose, person: Person | null): Promise<Buffer> {
    const challenge = randomBytes(32);
    const expiresAt = new Date(this.clock.now().getTime() + CHALLENGE_MS);
    const row = [hashOf(challenge), purpose, person?.id ?? null, stateOf(person), expiresAt];
    await this.scopes.run(NOBODY, () => db().query(INSERT, row));
    return challenge;
  }

  /**
   * Ends a challenge, whatever comes of it, so that no answer to it is looked at twice. False if it is not one of ours, not for
   * this, has expired, or if the password has changed since.
   */
  async take(challenge: Buffer, purpose: Purpose, person: Person | null): Promise<boolean> {
    const take = () => db().query<[Row[], number]>(TAKE, [hashOf(challenge), purpose, this.clock.now()]);
    // A transaction of its own: it stays used although the request fails.
    const [[row]] = await this.scopes.run(NOBODY, take);
    return row?.userId === (person?.id ?? null) && row.accountState === stateOf(person);
  }

  private async sweep(): Promise<void> {
    const sweep = () => db().query('delete from passkey_challenges where expires_at <= $1', [this.clock.now()]);
    await this.scopes.run({ tenantId: null, actor: SYSTEM }, sweep);
  }
}

const hashOf = (challenge: Buffer): Buffer => createHash('sha256').update(challenge).digest();

const stateOf = (person: Person | null): string => person?.passwordChangedAt.toISOString() ?? '';

const INSERT = `
  insert into passkey_challenges (hash, purpose, user_id, account_state, expires_at) values ($1, $2, $3, $4, $5)`;
const TAKE = `
  delete from passkey_challenges where hash = $1 and purpose = $2 and expires_at > $3
  returning user_id as "userId", account_state as "accountState"`;
