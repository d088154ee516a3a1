import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { Pool, type PoolClient } from 'pg';
import { Config } from '../config/index.js';
import { OUTLIVES_CONNECTIONS } from './outlives-connections.js';

const PATIENCE_MS = 2_000;

/**
 * A connection beside the pool for health checks: it waits behind no request, gives up within seconds when PostgreSQL
 * hangs, and sets nothing at connecting that a pooler would refuse.
 */
@Injectable()
export class Probe implements OnModuleDestroy {
  private readonly pool: Pool;

  constructor(config: Config) {
    this.pool = probePool(config.get('DATABASE_URL'));
  }

  /** Throws PostgreSQL's error, or that there is no answer; the next look then uses a fresh connection. */
  look<T>(look: (session: Pick<PoolClient, 'query'>) => Promise<T>): Promise<T> {
    return lookThrough(this.pool, look);
  }

  async onModuleDestroy(): Promise<void> {
    await this.pool.end();
  }
}

/** The same once, at another address. */
export async function withSession<T>(
  url: string,
  look: (session: Pick<PoolClient, 'query'>) => Promise<T>,
): Promise<T> {
  const pool = probePool(url);
  try {
    return await lookThrough(pool, look);
  } finally {
    await pool.end();
  }
}

function probePool(connectionString: string): Pool {
  const pool = new Pool({
    connectionString,
    max: 1,
    idleTimeoutMillis: 0,
    connectionTimeoutMillis: PATIENCE_MS,
    query_timeout: PATIENCE_MS,
    application_name: 'hedgerow-probe',
    allowExitOnIdle: true,
    ...OUTLIVES_CONNECTIONS,
  });
  // A connection that PostgreSQL closes while nobody looks: the next look opens another.
  pool.on('error', () => undefined);
  return pool;
}

async function lookThrough<T>(pool: Pool, look: (session: PoolClient) => Promise<T>): Promise<T> {
  const session = await pool.connect();
  try {
    const answer = await look(session);
    session.release();
    return answer;
  } catch (error) {
    session.release(true);
    throw error;
  }
}
