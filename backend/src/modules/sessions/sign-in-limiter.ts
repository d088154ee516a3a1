import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Pool, QueryConfig } from 'pg';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { DataSource } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';
import { networkOf } from '../../kernel/limits/index.js';
import { TooManyRequests } from '../../kernel/problem/index.js';

/** Attempts per 15 minutes. */
const BUDGETS = {
  /** For one account, from any address. */
  account: 10,
  /** From one address, for any account. A whole office may share one address. */
  address: 100,
  /** For the wider block that one IPv6 customer may hold, beyond a single /64. */
  network56: 200,
  network48: 800,
  /** Wrong refresh tokens, per session and per address. */
  session: 10,
  token_address: 100,
  /** Codes of a second factor, per account. Whoever tries them has the password: strangers can't use it up. */
  second_factor: 10,
} as const;

type Kind = keyof typeof BUDGETS;

const WINDOW_SECONDS = 15 * 60;

/**
 * Limits sign-in attempts. The counts are in PostgreSQL, so all instances share them and a restart doesn't reset them.
 */
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
        // One limiter cleans up the table for all.
        clearExpiredByTimeout: keyPrefix === 'address',
        keyPrefix,
        points: BUDGETS[keyPrefix],
        duration: WINDOW_SECONDS,
        // Once a budget is spent, requests are refused without asking the database again.
        ...(remembers && { inMemoryBlockOnConsumed: BUDGETS[keyPrefix] }),
      });
    this.limiters = {
      // Not remembered, because another instance may reset it.
      account: limiter('account', false),
      address: limiter('address'),
      network56: limiter('network56'),
      network48: limiter('network48'),
      session: limiter('session'),
      token_address: limiter('token_address'),
      second_factor: limiter('second_factor', false),
    };
  }

  /**
   * Takes one attempt from every budget before anything is compared. Throws 429 when one is spent. Attempts that an
   * address can't make don't count against the account, so nobody can lock others out from one place.
   */
  async spend(email: string, address: string): Promise<void> {
    await this.takeFrom(address);
    await this.take('account', accountKey(email));
  }

  /** Where no account is named yet. Nobody guesses a signature or what a provider says: this bounds the work. */
  spendOnAddress(address: string): Promise<void> {
    return this.takeFrom(address);
  }

  /** The same for the code of a second factor, of an account that is known. */
  async spendOnSecondFactor(userId: string, address: string): Promise<void> {
    await this.takeFrom(address);
    await this.take('second_factor', userId);
  }

  async forgiveSecondFactor(userId: string): Promise<void> {
    await this.limiters.second_factor.delete(userId);
  }

  /** A successful sign-in proves that the owner of the account is here, so its count starts over. */
  async forgive(email: string): Promise<void> {
    await this.limiters.account.delete(accountKey(email));
  }

  /**
   * Takes one attempt from the budgets for wrong refresh tokens. Throws 429 when one is spent. Valid tokens take
   * nothing.
   */
  async spendOnToken(sessionId: string, address: string): Promise<void> {
    await this.take('token_address', networkOf(address));
    await this.take('session', sessionId);
  }

  private async takeFrom(address: string): Promise<void> {
    await this.take('address', networkOf(address));
    for (const [kind, network] of widerNetworksOf(address)) await this.take(kind, network);
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

/** The library prepares named statements, which the next connection of a pooler doesn't know. */
function unnamedStatements({ driver }: DataSource) {
  // The product uses no other driver. The pool exists once the driver is connected.
  const pool = () => (driver as PostgresDriver).master as Pool;
  return { query: ({ text, values }: QueryConfig) => pool().query(text, values) };
}

/** None for IPv4, where addresses are assigned one by one. */
function widerNetworksOf(address: string): Array<[Kind, string]> {
  const [wide, wider] = [networkOf(address, 56), networkOf(address, 48)];
  if (wide === wider) return [];
  return [
    ['network56', wide],
    ['network48', wider],
  ];
}

/** A hash, so that this table holds no email address. */
const accountKey = (email: string) => createHash('sha256').update(email).digest('base64url');
