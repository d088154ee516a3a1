import { Injectable } from '@nestjs/common';
import { RateLimiterRedis } from 'rate-limiter-flexible';
import { Redis } from '../redis/index.js';
import { type Counted, MinuteCounts, WINDOW_SECONDS } from './minute-counts.js';

/** How many requests somebody may send per minute. */
export interface Budget {
  /** The kind of limit, as callers are told: `key`, `session`, `tenant`, `address`. */
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

/** Budgets differ in size, so the limiter only counts, and the limit is applied here. */
const COUNTING = { points: Number.MAX_SAFE_INTEGER, duration: WINDOW_SECONDS, keyPrefix: 'hedgerow:limit' };

/**
 * Counts requests: in Redis for all processes together where there is one, otherwise (and while it is away) in this
 * one, without waiting.
 */
@Injectable()
export class Budgets {
  private readonly here = new MinuteCounts();
  private redisCounts: RateLimiterRedis | undefined;

  constructor(private readonly redis: Redis) {}

  /** Takes a request from each, in order: after one that refuses, the rest are not charged. Never fails. */
  take(budgets: Budget[]): BudgetState[] | Promise<BudgetState[]> {
    const together = this.together();
    if (together) return takeTogether(budgets, together, this.here);
    let isExceeded = false;
    return budgets.map((budget) => {
      const name = nameOf(budget);
      const state = standing(budget, isExceeded ? this.here.look(name) : this.here.take(name));
      isExceeded ||= state.exceeded;
      return state;
    });
  }

  /** Undoes one `take`. */
  giveBack(budgets: Budget[]): Promise<void> | undefined {
    const together = this.together();
    if (together) return giveBackTogether(budgets, together, this.here);
    for (const budget of budgets) this.here.giveBack(nameOf(budget));
    return undefined;
  }

  private together(): RateLimiterRedis | undefined {
    const { client } = this.redis;
    if (!client) return undefined;
    return (this.redisCounts ??= new RateLimiterRedis({
      ...COUNTING,
      storeClient: client,
      rejectIfRedisNotReady: true,
    }));
  }
}

async function takeTogether(budgets: Budget[], together: RateLimiterRedis, here: MinuteCounts): Promise<BudgetState[]> {
  const states: BudgetState[] = [];
  for (const budget of budgets) {
    const name = nameOf(budget);
    const isExceeded = states.some(({ exceeded }) => exceeded);
    const counted = isExceeded
      ? together.get(name).then(counts, () => here.look(name))
      : together.consume(name).then(counts, () => here.take(name));
    states.push(standing(budget, await counted));
  }
  return states;
}

async function giveBackTogether(budgets: Budget[], together: RateLimiterRedis, here: MinuteCounts): Promise<void> {
  for (const budget of budgets) {
    const name = nameOf(budget);
    await together.reward(name).catch(() => here.giveBack(name));
  }
}

const nameOf = ({ policy, owner }: Budget) => `${policy}:${owner}`;

const counts = (counted: { consumedPoints: number; msBeforeNext: number } | null): Counted => ({
  used: counted?.consumedPoints ?? 0,
  ms: counted?.msBeforeNext ?? WINDOW_SECONDS * 1000,
});

function standing(budget: Budget, { used, ms }: Counted): BudgetState {
  const { policy, owner, limit } = budget;
  const remaining = Math.min(limit, Math.max(0, limit - used));
  return { policy, owner, limit, remaining, seconds: Math.max(1, Math.ceil(ms / 1000)), exceeded: used > limit };
}
