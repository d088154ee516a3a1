import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Pool, QueryConfig } from 'pg';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { DataSource } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';
import { networkOf } from '../../kernel/limits/index.js';
import { TooManyRequests } from '../../kernel/problem/index.js';

/** Tries in 15 minutes. */
const BUDGETS = {
  /** For one account, wherever they come from. */
  account: 10,
  /** From one address, whichever account they name; an office shares one address. */
  address: 100,
  /** From what an IPv6 customer may have beside a single /64. */
  network56: 200,
  network48: 800,
  /** Wrong refresh tokens of one sign-in, and from one address. */
  session: 10,
  token_address: 100,
} as const;

type Kind = keyof typeof BUDGETS;

const WINDOW_SECONDS = 15 * 60;

/** Budgets of sign-in attempts, kept in PostgreSQL: one for all instances, and a restart forgives nothing. */
@Injectable()
export class SignInLimiter {
  private readonly limiters: Record<Kind, RateLimiterPostgres>;

  constructor(dataSource: DataSource) {
    const limiter = (keyPrefix: Kind, remembers = true) =>
      new RateLimiterPostgres({
        storeClient: unnamedStatements(dataSource),
        storeType: 'pool',
        tableName: 'sign_in_attempts',
        tableCreated: true,
        // One of them sweeps the table for all.
        clearExpiredByTimeout: keyPrefix === 'address',
        keyPrefix,
        points: BUDGETS[keyPrefix],
        duration: WINDOW_SECONDS,
        // What is spent is refused without asking the database again.
        ...(remembers && { inMemoryBlockOnConsumed: BUDGETS[keyPrefix] }),
      });
    this.limiters = {
      // Not remembered: another instance may forgive it.
      account: limiter('account', false),
      address: limiter('address'),
      network56: limiter('network56'),
      network48: limiter('network48'),
      session: limiter('session'),
      token_address: limiter('token_address'),
    };
  }

  /**
   * Takes one try from every budget before anything is compared; throws 429 when one is spent. Where an address has no
   * tries left, the account keeps its own: nobody locks others out from one place.
   */
  async spend(email: string, address: string): Promise<void> {
    await this.take('address', networkOf(address));
    for (const [kind, network] of widerNetworksOf(address)) await this.take(kind, network);
    await this.take('account', accountKey(email));
  }

  /** A success shows that the account's owner is here: the account starts afresh. */
  async forgive(email: string): Promise<void> {
    await this.limiters.account.delete(accountKey(email));
  }

  /** Takes one try from the budgets of wrong refresh tokens; throws 429 when one is spent. Good ones take nothing. */
  async spendOnToken(sessionId: string, address: string): Promise<void> {
    await this.take('token_address', networkOf(address));
    await this.take('session', sessionId);
  }

  private async take(kind: Kind, owner: string): Promise<void> {
    try {
      await this.limiters[kind].consume(owner);
    } catch (spent) {
      if (spent instanceof RateLimiterRes) throw new TooManyRequests(Math.ceil(spent.msBeforeNext / 1000));
      throw spent;
    }
  }
}

/** The library names its statements, and behind a pooler the next connection does not know them. */
function unnamedStatements({ driver }: DataSource) {
  // The product knows no other driver; its pool is there when it is connected.
  const pool = () => (driver as PostgresDriver).master as Pool;
  return { query: ({ text, values }: QueryConfig) => pool().query(text, values) };
}

/** None for IPv4: its addresses are handed out one by one. */
function widerNetworksOf(address: string): Array<[Kind, string]> {
  const [wide, wider] = [networkOf(address, 56), networkOf(address, 48)];
  if (wide === wider) return [];
  return [
    ['network56', wide],
    ['network48', wider],
  ];
}

/** No e-mail address in a table that nobody thinks of as personal data. */
const accountKey = (email: string) => createHash('sha256').update(email).digest('base64url');
