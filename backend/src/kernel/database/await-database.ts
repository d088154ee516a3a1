import { setTimeout as pause } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import type { PoolClient } from 'pg';
import type { Config } from '../config/index.js';
import { CannotStart, withSession, refuse, separationFaults } from '../database-checks/index.js';
import { ensureRoleTimeouts } from './role-timeouts.js';

const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 5_000;
/** SQLSTATE classes of a server that is away, full or starting up: connection exception, resources, intervention. */
const AWAY = /^(08|53|57)/;
const SQLSTATE = /^[0-9A-Z]{5}$/;

/**
 * Every process gets to companies' data this way: it waits a while for a PostgreSQL that is not there yet, and refuses
 * to run as a role that row-level security does not bind. No provider touches the database before.
 */
export async function awaitDatabase(config: Config): Promise<void> {
  const log = new Logger('Database');
  refuse(await patiently(config, log, (session) => separationFaults(session, config)));
  await withSession(config.get('DATABASE_URL'), (session) => ensureTimeouts(session, log));
}

async function patiently<T>(config: Config, log: Logger, look: (session: Pick<PoolClient, 'query'>) => Promise<T>) {
  const seconds = config.get('DATABASE_WAIT');
  const deadline = performance.now() + seconds * 1_000;
  for (let wait = FIRST_PAUSE_MS; ; wait = Math.min(wait * 2, LONGEST_PAUSE_MS)) {
    try {
      return await withSession(config.get('DATABASE_URL'), look);
    } catch (error) {
      const reason = reasonOf(error);
      if (!isUnreachable(error)) throw new CannotStart(`PostgreSQL (DATABASE_URL) says: ${reason}.`);
      const left = deadline - performance.now();
      if (left <= 0) throw new CannotStart(`PostgreSQL (DATABASE_URL) cannot be reached for ${seconds} s: ${reason}.`);
      if (wait === FIRST_PAUSE_MS) log.warn(`Waiting up to ${seconds} s for PostgreSQL (DATABASE_URL): ${reason}`);
      await pause(Math.min(wait, left));
    }
  }
}

/** A name with several addresses fails with a list of errors, which has no message of its own. */
function reasonOf(error: unknown): string {
  const one: unknown = error instanceof AggregateError ? error.errors[0] : error;
  return one instanceof Error ? one.message : String(one);
}

async function ensureTimeouts(session: Pick<PoolClient, 'query'>, log: Logger): Promise<void> {
  try {
    const names = await ensureRoleTimeouts(session);
    if (names.length > 0) log.log(`The role of DATABASE_URL has got time-outs of its own: ${names.join(', ')}`);
  } catch (error) {
    // Every connection of ours asks for them as well.
    log.warn(`The role of DATABASE_URL lacks time-outs of its own (docker/postgres/init-roles.sql): ${String(error)}`);
  }
}

/** Whether the server could not be asked, as opposed to an answer that we do not accept. */
function isUnreachable(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return !SQLSTATE.test(code) || AWAY.test(code);
}
