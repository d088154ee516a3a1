import type { PoolClient } from 'pg';
import type { Config } from '../config/index.js';
import { withSession } from './probe.js';
import { roleFaults, tableFaults } from './role-faults.js';

type Session = Pick<PoolClient, 'query'>;

const REMEDY =
  'Row-level security would not keep companies apart. Sign in as a role that owns nothing: ' +
  'docker/postgres/init-roles.sql makes hedgerow_app for DATABASE_URL and hedgerow_queue for QUEUE_DATABASE_URL.';

/** A refusal that an operator reads: one line without a stack trace. */
export class CannotStart extends Error {
  constructor(message: string) {
    super(message);
    this.stack = `Hedgerow cannot start: ${message}`;
  }
}

async function named(variable: string, session: Session, serves: boolean): Promise<string[]> {
  const { rows } = await session.query<{ role: string }>('select session_user as role');
  const faults = await roleFaults(session, { serves });
  return faults.map((fault) => `${variable} signs in as ${rows[0]?.role}, which ${fault}`);
}

/** Why companies are not kept apart from the roles that the processes sign in as, in sentences; empty when they are. */
export async function separationFaults(session: Session, config: Config): Promise<string[]> {
  const faults = await named('DATABASE_URL', session, true);
  if (faults.length === 0) faults.push(...(await tableFaults(session)).map((fault) => `The database: ${fault}`));
  return [...faults, ...(await queueFaults(config))];
}

/**
 * The role of the queues owns its tables and sees none of a company. The rest works without it: being locked out is no
 * fault.
 */
async function queueFaults(config: Config): Promise<string[]> {
  const url = config.get('QUEUE_DATABASE_URL');
  if (!url || config.get('REDIS_URL')) return [];
  return withSession(url, (session) => named('QUEUE_DATABASE_URL', session, false)).catch(() => []);
}

/** Throws the first fault and what to do about it. */
export function refuse(faults: string[]): void {
  if (faults[0]) throw new CannotStart(`${faults[0]}. ${REMEDY}`);
}
