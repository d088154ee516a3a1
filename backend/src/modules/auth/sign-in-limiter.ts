import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { DataSource } from 'typeorm';
import { TooManyRequests } from '../../kernel/problem/index.js';

const BUDGETS = {
  /** Tries for one account, wherever they come from. */
  account: { points: 10, duration: 15 * 60 },
  /** Tries from one address, whichever account they name; an office shares one address. */
  address: { points: 100, duration: 15 * 60 },
} as const;

/** Budgets of sign-in attempts, kept in PostgreSQL: one for all instances, and a restart forgives nothing. */
@Injectable()
export class SignInLimiter {
  private readonly limiters: Record<keyof typeof BUDGETS, RateLimiterPostgres>;

  constructor(dataSource: DataSource) {
    const limiter = (kind: keyof typeof BUDGETS) =>
      new RateLimiterPostgres({
        storeClient: dataSource,
        storeType: 'typeorm',
        tableName: 'sign_in_attempts',
        tableCreated: true,
        clearExpiredByTimeout: false,
        keyPrefix: kind,
        ...BUDGETS[kind],
      });
    this.limiters = { account: limiter('account'), address: limiter('address') };
  }

  /** Takes one try from both budgets before anything is compared; throws 429 when either is spent. */
  async spend(email: string, address: string): Promise<void> {
    try {
      await this.limiters.address.consume(address);
      await this.limiters.account.consume(accountKey(email));
    } catch (spent) {
      if (spent instanceof RateLimiterRes) throw new TooManyRequests(Math.ceil(spent.msBeforeNext / 1000));
      throw spent;
    }
  }

  /** A success shows that the account's owner is here: the account starts afresh. */
  async forgive(email: string): Promise<void> {
    await this.limiters.account.delete(accountKey(email));
  }
}

/** No e-mail address in a table that nobody thinks of as personal data. */
const accountKey = (email: string) => createHash('sha256').update(email.toLowerCase()).digest('base64url');
