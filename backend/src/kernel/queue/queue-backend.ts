import { type PostgresConnectionOptions, type QueueOptions, runMigrations, setDefaultBackendFactory } from 'bullmq';
import { Client } from 'pg';
import type { Config } from '../config/index.js';
import { OUTLIVES_CONNECTIONS } from '../database-checks/index.js';
import { reconnectingBackend } from './reconnecting-backend.js';

/** Connections for the queries of one queue or worker, besides the one on which a worker listens. */
const POOL = 2;

/** Chooses where the queues live: Redis when REDIS_URL is set, else PostgreSQL. */
export function queueOptions(config: Config): QueueOptions {
  const redisUrl = config.get('REDIS_URL');
  setDefaultBackendFactory(redisUrl ? undefined : reconnectingBackend);
  if (redisUrl) return { connection: { url: redisUrl, maxRetriesPerRequest: null }, prefix: 'hedgerow' };
  const connectionString = config.get('QUEUE_DATABASE_URL');
  if (!connectionString) throw new Error('Set QUEUE_DATABASE_URL (queues on PostgreSQL) or REDIS_URL (on Redis).');
  const connection: PostgresConnectionOptions = {
    connectionString,
    max: POOL,
    connectionTimeoutMillis: 5_000,
    statement_timeout: 15_000,
    application_name: 'hedgerow-queue',
    ...OUTLIVES_CONNECTIONS,
  };
  // The type of the options knows Redis only; the factory that was just chosen reads this form.
  return { connection };
}

/** Updates BullMQ's own schema, as the role that owns it. Safe to run from many processes at once. */
export async function migrateQueues(queueDatabaseUrl: string): Promise<void> {
  const client = new Client({ connectionString: queueDatabaseUrl });
  await client.connect();
  try {
    await runMigrations(client);
  } finally {
    await client.end();
  }
}
