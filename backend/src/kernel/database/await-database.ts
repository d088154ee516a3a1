import { setTimeout as pause } from 'node:timers/promises';
import type { PoolClient } from 'pg';
import type { Logger } from 'pino';
import type { Config } from '../config/index.js';
import { createLog } from '../logging/index.js';
import { CannotStart, refuse, separationFaults } from './login-roles.js';
import { lookAt } from './probe.js';
import { ensureRoleTimeouts } from './role-timeouts.js';
import { isUnreachable } from './unreachable.js';

const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 5_000;

/**
 * The way of every process to companies' data: waits a while for a PostgreSQL that is not there yet, and refuses to go
 * on as a role that row-level security does not hold. No provider gets at the database before.
 */
export async function awaitDatabase(config: Config): Promise<void> {
  // What is logged through Nest waits until the application is complete.
  const log = createLog(config.get('LOG_LEVEL'));
  refuse(await patiently(config, log, (session) => separationFaults(session, config)));
  await lookAt(config.get('DATABASE_URL'), (session) => ensureTimeouts(session, log));
}

async function patiently<T>(config: Config, log: Logger, look: (session: Pick<PoolClient, 'query'>) => Promise<T>) {
  const seconds = config.get('DATABASE_WAIT');
  const deadline = performance.now() + seconds * 1_000;
  for (let wait = FIRST_PAUSE_MS; ; wait = Math.min(wait * 2, LONGEST_PAUSE_MS)) {
    try {
      return await lookAt(config.get('DATABASE_URL'), look);
    } catch (error) {
      const reason = error instanceof Error ? error.message || error.name : String(error);
      if (!isUnreachable(error)) throw new CannotStart(`PostgreSQL (DATABASE_URL) says: ${reason}.`);
      const left = deadline - performance.now();
      if (left <= 0) throw new CannotStart(`PostgreSQL (DATABASE_URL) cannot be reached for ${seconds} s: ${reason}.`);
      if (wait === FIRST_PAUSE_MS) log.warn(`Waiting up to ${seconds} s for PostgreSQL (DATABASE_URL): ${reason}`);
      await pause(Math.min(wait, left));
    }
  }
}

async function ensureTimeouts(session: Pick<PoolClient, 'query'>, log: Logger): Promise<void> {
  try {
    const names = await ensureRoleTimeouts(session);
    if (names.length > 0) log.info(`The role of DATABASE_URL has got time-outs of its own: ${names.join(', ')}`);
  } catch (error) {
    // Every connection of ours asks for them as well.
    log.warn(`The role of DATABASE_URL lacks time-outs of its own (docker/postgres/init-roles.sql): ${String(error)}`);
  }
}
