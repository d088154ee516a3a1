import { Injectable } from '@nestjs/common';
import { RateLimiterMemory, RateLimiterRedis, type RateLimiterRes } from 'rate-limiter-flexible';
import { Redis } from '../redis/index.js';

export const WINDOW_SECONDS = 60;

/** What may be asked in a minute, by whom. */
export interface Budget {
  /** The kind of limit, for people and programs that are told of it: `key`, `session`, `tenant`, `address`. */
  policy: string;
  /** Whose it is. */
  owner: string;
  /** Requests per minute. */
  limit: number;
}

/** A budget as it stands. */
export interface BudgetState extends Budget {
  remaining: number;
  /** Until it is full again. */
  seconds: number;
  exceeded: boolean;
}

/** Budgets differ in size, so the limiter only counts, and what is too much is decided here. */
const COUNTING = { points: Number.MAX_SAFE_INTEGER, duration: WINDOW_SECONDS, keyPrefix: 'hedgerow:limit' };

/** Counts requests: in Redis for all processes together where there is one, else (and while it is away) in this one. */
@Injectable()
export class Budgets {
  private readonly here = new RateLimiterMemory(COUNTING);
  private together: RateLimiterRedis | undefined;

  constructor(private readonly redis: Redis) {}

  /** Takes one request from a budget. Never fails. */
  async take(budget: Budget): Promise<BudgetState> {
    return standing(budget, await this.counter().consume(nameOf(budget)));
  }

  /** Looks at a budget without taking from it. */
  async look(budget: Budget): Promise<BudgetState> {
    return standing(budget, await this.counter().get(nameOf(budget)));
  }

  /** Undoes one `take`. */
  async giveBack(budget: Budget): Promise<void> {
    await this.counter().reward(nameOf(budget));
  }

  private counter(): RateLimiterMemory | RateLimiterRedis {
    const { client } = this.redis;
    if (!client) return this.here;
    this.together ??= new RateLimiterRedis({
      ...COUNTING,
      storeClient: client,
      rejectIfRedisNotReady: true,
      insuranceLimiter: this.here,
    });
    return this.together;
  }
}

const nameOf = ({ policy, owner }: Budget) => `${policy}:${owner}`;

function standing(budget: Budget, counted: RateLimiterRes | null): BudgetState {
  const used = Math.max(0, counted?.consumedPoints ?? 0);
  const seconds = Math.max(1, Math.ceil((counted?.msBeforeNext ?? WINDOW_SECONDS * 1000) / 1000));
  return { ...budget, remaining: Math.max(0, budget.limit - used), seconds, exceeded: used > budget.limit };
}
