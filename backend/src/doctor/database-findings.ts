import { TIMEOUTS, writtenMigrations } from '../kernel/database/index.js';
import { type Finding, finding, listed } from './finding.js';
import { breachesOf, SEPARATION_RULES, type Session } from './separation-rules.js';

/** What the catalogue says about each rule. */
export async function separationFindings(session: Session): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const rule of SEPARATION_RULES) {
    const names = await breachesOf(rule, session);
    const { says, remedy } = rule;
    findings.push(
      finding('separation', says, names.length > 0 ? { standing: 'fault', detail: listed(names), remedy } : undefined),
    );
  }
  return findings;
}

/** Migrations, bounds, encryption of the connection, time zones. */
export async function databaseFindings(session: Session): Promise<Finding[]> {
  return [
    await migrationFinding(session),
    ...(await timeoutFindings(session)),
    await connectionFinding(session),
    await timeZoneFinding(session),
  ];
}

async function migrationFinding(session: Session): Promise<Finding> {
  const { rows } = await session.query<{ name: string; sha256: string | null }>('select name, sha256 from migrations');
  const applied = new Map(rows.map(({ name, sha256 }) => [name, sha256]));
  const written = writtenMigrations();
  const missing = written.filter(({ name }) => !applied.has(name)).map(({ name }) => `${name} is missing`);
  const changed = written
    .filter(({ name, sha256 }) => (applied.get(name) ?? sha256) !== sha256)
    .map(({ name }) => `${name} is not what was applied`);
  const known = new Set(written.map(({ name }) => name));
  const newer = [...applied.keys()].filter((name) => !known.has(name));
  const says = `All ${written.length} migrations are applied, and are the same files as then`;
  const faults = [...missing, ...changed];
  if (faults.length > 0)
    return finding('schema', says, {
      standing: 'fault',
      detail: listed(faults),
      remedy: 'Start this release once, which migrates. A changed file: take the release that it came with.',
    });
  if (newer.length === 0) return finding('schema', says);
  const detail = `the database knows ${newer.length} more, of a newer release`;
  return finding('schema', says, { standing: 'warning', detail, remedy: 'Update the product.' });
}

async function timeoutFindings(session: Session): Promise<Finding[]> {
  const { rows } = await session.query<{ role: string; missing: string[] }>(
    `select r.rolname as role, array(
       select name from unnest($1::text[]) name where not exists (
         select from pg_db_role_setting s cross join unnest(s.setconfig) as setting
         where s.setrole = r.oid and setting like name || '=%' and setting not like '%=0'
           and s.setdatabase in (0, (select oid from pg_database where datname = current_database())))) as missing
     from pg_roles r where r.rolname = any ($2)`,
    [Object.keys(TIMEOUTS), ['hedgerow_app', 'hedgerow_queue']],
  );
  return rows.map(({ role, missing }) =>
    finding(
      'schema',
      `${role} has time limits for statements, locks and idle transactions`,
      missing.length > 0
        ? {
            standing: 'fault',
            detail: `none for ${missing.join(', ')}`,
            remedy: 'Run docker/postgres/init-roles.sql again.',
          }
        : undefined,
    ),
  );
}

async function connectionFinding(session: Session): Promise<Finding> {
  const { rows } = await session.query<{ ssl: boolean; local: boolean; version: string }>(
    `select coalesce((select ssl from pg_stat_ssl where pid = pg_backend_pid()), false) as ssl,
       coalesce(inet_server_addr() << '127.0.0.0/8' or inet_server_addr() = '::1' or inet_server_addr() = inet_client_addr(), true) as local,
       current_setting('server_version') as version`,
  );
  const [at] = rows;
  const says = `The connection to PostgreSQL ${at?.version ?? ''} is encrypted, or doesn’t leave the machine`;
  return finding(
    'schema',
    says,
    at?.ssl || at?.local
      ? undefined
      : {
          standing: 'warning',
          detail: 'it is neither',
          remedy: 'Add ?sslmode=verify-full to DATABASE_URL, or use a private network.',
        },
  );
}

const YEAR_MS = 365 * 24 * 3_600_000;
const LOOKS_PER_YEAR = 12;

/** Both say when a visit is: the product what people see, PostgreSQL what is listed under a day. */
async function timeZoneFinding(session: Session): Promise<Finding> {
  const zones = Intl.supportedValuesOf('timeZone');
  const instants = Array.from(
    { length: LOOKS_PER_YEAR },
    (_, n) => new Date(Date.now() + (n * YEAR_MS) / LOOKS_PER_YEAR),
  );
  const { rows } = await session.query<{ zone: string; at: Date; local: string }>(
    `select zone, at, to_char(at at time zone zone, 'YYYY-MM-DD HH24:MI') as local
     from unnest($1::text[]) zone cross join unnest($2::timestamptz[]) at
     where zone in (select name from pg_timezone_names)`,
    [zones, instants],
  );
  const known = new Set(rows.map(({ zone }) => zone));
  const unknown = zones.filter((zone) => !known.has(zone)).map((zone) => `${zone} is unknown to PostgreSQL`);
  const formats = new Map(zones.map((zone) => [zone, formatOf(zone)]));
  const different = new Set(
    rows
      .filter(({ zone, at, local }) => formats.get(zone)?.format(at).replace(', ', ' ') !== local)
      .map(({ zone }) => zone),
  );
  const faults = [...unknown, ...[...different].map((zone) => `${zone} differs`)];
  return finding(
    'schema',
    `PostgreSQL and the product agree on ${zones.length} time zones for the next year`,
    faults.length > 0
      ? { standing: 'warning', detail: listed(faults), remedy: 'Update PostgreSQL, its package tzdata, and Node.' }
      : undefined,
  );
}

/** Swedes write it as PostgreSQL does. */
const formatOf = (timeZone: string) =>
  new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
