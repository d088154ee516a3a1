import { withClient } from '../../../../scripts/roles.mjs';
import type { TestDatabase } from '../test-database.js';
import { RedisProcess } from './redis-process.js';

/** Where the queues of this run live, and how to take that away. */
export interface SuiteBackend {
  name: 'postgres' | 'redis';
  env: Record<string, string>;
  down(database: TestDatabase): Promise<void>;
  up(database: TestDatabase): Promise<void>;
  /** Loses all tasks that it was given. */
  forget(database: TestDatabase): Promise<void>;
  end(): Promise<void>;
}

/** Redis when `QUEUE_BACKEND=redis` or a REDIS_URL is given (a server of our own: we kill it), else PostgreSQL. */
export async function suiteBackend(): Promise<SuiteBackend> {
  if (process.env['QUEUE_BACKEND'] !== 'redis' && !process.env['REDIS_URL']) return onPostgres;
  const redis = await RedisProcess.start();
  return {
    name: 'redis',
    env: { REDIS_URL: redis.url },
    down: () => redis.down(),
    up: () => redis.up(),
    forget: async () => {
      await redis.down();
      await redis.up();
    },
    end: () => redis.down(),
  };
}

/** The role of the queues is locked out of its database, and its connections are cut; the product's own stay. */
const onPostgres: SuiteBackend = {
  name: 'postgres',
  env: {},
  down: ({ superuserUrl }) =>
    withClient(superuserUrl, async (client) => {
      await client.query(
        `do $$ begin execute format('revoke connect on database %I from hedgerow_queue', current_database()); end $$`,
      );
      await client.query(`select pg_terminate_backend(pid) from pg_stat_activity
                          where usename = 'hedgerow_queue' and datname = current_database()`);
    }),
  up: ({ superuserUrl }) =>
    withClient(superuserUrl, async (client) => {
      await client.query(
        `do $$ begin execute format('grant connect on database %I to hedgerow_queue', current_database()); end $$`,
      );
    }),
  forget: ({ superuserUrl }) =>
    withClient(superuserUrl, async (client) => {
      await client.query('truncate bullmq.job cascade');
    }),
  end: () => Promise.resolve(),
};
