import { Client } from 'pg';
import { Config, type Env } from '../kernel/config/index.js';
import { separationFaults } from '../kernel/database-checks/index.js';
import { backgroundFindings } from './background-findings.js';
import { databaseFindings, separationFindings } from './database-findings.js';
import { type Area, AREAS, type Finding, finding, listed } from './finding.js';
import { proveIsolation } from './isolation-proof.js';
import { machineFindings } from './machine-findings.js';
import { secretFindings } from './secret-findings.js';
import type { Session } from './separation-rules.js';

const ALL = Object.keys(AREAS) as Area[];

/**
 * All that is looked at, in the order in which it is told, or some areas of it. Reads, or writes in transactions that are rolled
 * back.
 */
export async function examine(env: Env, areas = ALL): Promise<Finding[]> {
  const session = new Client({ connectionString: env.DATABASE_URL, application_name: 'hedgerow-doctor' });
  await session.connect();
  const config = new Config(env);
  const looks: Record<Area, (before: Finding[]) => Promise<Finding[]>> = {
    separation: async () => [await roleFinding(session, config), ...(await separationFindings(session))],
    proof: (before) => proof(session, before),
    schema: () => databaseFindings(session),
    secrets: () => secretFindings(session, config, env),
    audit: () => backgroundFindings(session),
    machine: () => machineFindings(env),
  };
  try {
    const findings: Finding[] = [];
    for (const area of areas) findings.push(...(await looked(area, () => looks[area](findings))));
    return findings;
  } finally {
    await session.end();
  }
}

async function roleFinding(session: Session, config: Config): Promise<Finding> {
  const faults = await separationFaults(session, config);
  const says = 'The roles of DATABASE_URL and QUEUE_DATABASE_URL are bound by row-level security';
  const remedy = 'docker/postgres/init-roles.sql makes the roles; the API refuses to start with others.';
  return finding(
    'separation',
    says,
    faults.length > 0 ? { standing: 'fault', detail: listed(faults), remedy } : undefined,
  );
}

/** Nothing is written past a hole: what was tried would be undone, but rows would be locked meanwhile. */
async function proof(session: Session, separation: Finding[]): Promise<Finding[]> {
  if (separation.every(({ standing }) => standing === 'ok')) return proveIsolation(session);
  const detail = 'not tried, because of what the database says';
  return [
    finding('proof', 'No company reads or writes what another has', {
      standing: 'fault',
      detail,
      remedy: 'Mend that, and run this again.',
    }),
  ];
}

/** What can't be looked at is a fault, and the rest is looked at. */
async function looked(area: Area, look: () => Promise<Finding[]>): Promise<Finding[]> {
  try {
    return await look();
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return [
      finding(area, 'It can be looked at', {
        standing: 'fault',
        detail,
        remedy: 'Start this release once, which migrates.',
      }),
    ];
  }
}
