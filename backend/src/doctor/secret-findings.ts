import { statSync } from 'node:fs';
import { join } from 'node:path';
import { type Config, type Env, weakSecrets } from '../kernel/config/index.js';
import { type KeyStanding, MasterKeyRotation, Secrets, type Transact } from '../kernel/secrets/index.js';
import { type Finding, finding } from './finding.js';
import type { Session } from './separation-rules.js';

const DAY_MS = 24 * 3_600_000;
/** They rotate monthly; a few days later something is wrong. */
const OLDEST_SIGNING_KEY_MS = 35 * DAY_MS;
const OTHERS_MAY_READ = 0o077;

export async function secretFindings(session: Session, config: Config, env: Env): Promise<Finding[]> {
  const standings = await new MasterKeyRotation(new Secrets(config), lookingThrough(session)).standing();
  return [
    strengthFinding(env),
    fileFinding(env.DATA_DIR),
    openedFinding(standings),
    rotatedFinding(standings, config.get('MASTER_KEY_PREVIOUS') !== undefined),
    await signingKeyFinding(session),
  ];
}

function strengthFinding(env: Env): Finding {
  const weak = weakSecrets(env);
  return finding(
    'secrets',
    'Secrets are long, random and different from each other',
    weak.length > 0
      ? {
          standing: 'fault',
          detail: weak.join('; '),
          remedy: 'Make each with: openssl rand -base64 48. MASTER_KEY: rotate it.',
        }
      : undefined,
  );
}

/** Where `npm start` keeps those that it has made. */
function fileFinding(dataDir: string): Finding {
  const says = 'Nobody else on the machine can read the file of the secrets';
  const mode = statSync(join(dataDir, 'secrets.json'), { throwIfNoEntry: false })?.mode ?? 0;
  return finding(
    'secrets',
    says,
    mode & OTHERS_MAY_READ
      ? {
          standing: 'fault',
          detail: 'DATA_DIR/secrets.json is open to others',
          remedy: 'chmod 600 secrets.json in DATA_DIR.',
        }
      : undefined,
  );
}

/** A transaction for each look, of which nothing stays. */
const lookingThrough =
  (session: Session): Transact =>
  async (tenantId, work) => {
    await session.query('begin read only');
    try {
      await session.query(`select set_config('app.tenant_id', $1, true)`, [tenantId ?? '']);
      return await work(
        async <Row>(sql: string, values: unknown[]) => (await session.query(sql, values)).rows as Row[],
      );
    } finally {
      await session.query('rollback');
    }
  };

function openedFinding(standings: KeyStanding[]): Finding {
  const total = standings.reduce((sum, { current, previous, lost }) => sum + current + previous + lost, 0);
  const lost = standings.filter((standing) => standing.lost > 0);
  return finding(
    'secrets',
    `MASTER_KEY opens what is encrypted: ${total} values in ${standings.length} columns`,
    lost.length > 0
      ? {
          standing: 'fault',
          detail: lost.map(({ column, lost: count }) => `${column}: ${count} don’t open`).join('; '),
          remedy: 'Start with the MASTER_KEY of before, or name it as MASTER_KEY_PREVIOUS and rotate.',
        }
      : undefined,
  );
}

function rotatedFinding(standings: KeyStanding[], knowsPrevious: boolean): Finding {
  const left = standings.filter(({ previous }) => previous > 0);
  const says = 'No rotation of MASTER_KEY is under way';
  if (!knowsPrevious) return finding('secrets', says);
  const detail =
    left.length > 0
      ? left.map(({ column, previous }) => `${column}: ${previous} under the previous key`).join('; ')
      : 'done, but MASTER_KEY_PREVIOUS is still set';
  const remedy =
    left.length > 0 ? 'Run the rotation again.' : 'Take MASTER_KEY_PREVIOUS away, and keep it with older backups.';
  return finding('secrets', says, { standing: 'warning', detail, remedy });
}

async function signingKeyFinding(session: Session): Promise<Finding> {
  const { rows } = await session.query<{ newest: Date | null; signing: number }>(
    'select max(created_at) as newest, count(*) filter (where signs_from <= now())::int as signing from signing_keys',
  );
  const { newest, signing } = rows[0] ?? { newest: null, signing: 0 };
  const says = 'A key signs access tokens, and is replaced each month';
  if (newest && signing > 0 && Date.now() - newest.getTime() <= OLDEST_SIGNING_KEY_MS) return finding('secrets', says);
  const detail = !newest
    ? 'there is none'
    : signing === 0
      ? 'none signs yet'
      : `the newest is of ${newest.toISOString().slice(0, 10)}`;
  return finding('secrets', says, {
    standing: newest ? 'warning' : 'fault',
    detail,
    remedy: 'Start the API and a worker, or npm start -- --rotate-keys.',
  });
}
