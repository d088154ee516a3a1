import { setTimeout as pause } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { Config, parseEnv } from '../config/index.js';
import { Redis } from '../redis/index.js';
import { RedisProcess } from '../../../test/support/queue-suite/redis-process.js';
import { type Budget, Budgets } from './budgets.js';

const budget = (owner: string): Budget => ({ policy: 'key', owner, limit: 100 });

describe('budgets on Redis', () => {
  let process: RedisProcess;
  const connections: Redis[] = [];
  beforeAll(async () => {
    Logger.overrideLogger(false);
    process = await RedisProcess.start();
  });
  afterAll(async () => {
    for (const connection of connections) connection.onModuleDestroy();
    await process.down();
  });

  /** The budgets of one API process. */
  function budgets(): Budgets {
    const secret = (seed: string) => `${seed}-Qw7zK2mX9pL4vB8nR3tY6uH1jD5fG0sA`;
    const connection = new Redis(
      new Config(
        parseEnv({
          DATABASE_URL: 'postgres://app:a@127.0.0.1/none',
          REDIS_URL: process.url,
          TOKEN_SECRET: secret('t'),
          CURSOR_SECRET: secret('c'),
          MASTER_KEY: secret('m'),
        }),
      ),
    );
    connections.push(connection);
    return new Budgets(connection);
  }

  /** A budget behind one more request. */
  const stateOf = async (counts: Budgets, of: Budget) => (await counts.take([of]))[0] ?? { remaining: NaN };

  /** Until both see one count, each on a budget that nobody has touched. */
  async function untilTogether(one: Budgets, other: Budgets): Promise<void> {
    for (let n = 0; ; n += 1) {
      const probe = budget(`probe ${n} ${Math.random()}`);
      await one.take([probe]);
      if ((await stateOf(other, probe)).remaining === 98) return;
      await pause(20);
    }
  }

  it('are shared by all processes', async () => {
    const [one, other] = [budgets(), budgets()];
    await untilTogether(one, other);
    const shared = budget('shared');
    for (let n = 0; n < 60; n += 1) await (n % 2 ? one : other).take([shared]);
    expect(await stateOf(one, shared)).toMatchObject({ remaining: 39, exceeded: false });
    await one.giveBack([shared]);
    await one.giveBack([shared]);
    for (let n = 0; n < 41; n += 1) await other.take([shared]);
    expect(await stateOf(one, shared)).toMatchObject({ remaining: 0, exceeded: true });
  });

  it('are counted by each process while Redis is gone, and together again when it is back', async () => {
    const [one, other] = [budgets(), budgets()];
    await untilTogether(one, other);
    await process.down();
    const began = performance.now();
    for (let n = 0; n < 50; n += 1) await one.take([budget('alone')]);
    expect(await stateOf(one, budget('alone'))).toMatchObject({ remaining: 49 });
    expect(await stateOf(other, budget('alone'))).toMatchObject({ remaining: 99 });
    // A few milliseconds; twelve seconds where each waits as long as Redis may take.
    expect(performance.now() - began).toBeLessThan(10_000);
    await process.up();
    await untilTogether(one, other);
  });

  it('do not hold up requests for long while Redis hangs', async () => {
    const one = budgets();
    await untilTogether(one, budgets());
    process.freeze();
    try {
      const began = performance.now();
      for (let n = 0; n < 100; n += 1) await one.take([budget('hanging')]);
      // The first ones wait a moment; then it is left alone. Twenty-five seconds where each waits.
      expect(performance.now() - began).toBeLessThan(20_000);
    } finally {
      process.thaw();
    }
  });
});
