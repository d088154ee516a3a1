import type { PoolClient } from 'pg';
import { TIMEOUTS } from './database.options.js';

/** The same as in docker/postgres/init-roles.sql; the last one exists from PostgreSQL 17 on. */
const FLOOR: Record<string, number> = { ...TIMEOUTS, transaction_timeout: 600_000 };

/** Known to this server and set neither for the role nor for the role in this database. */
const MISSING = `
  select name from pg_settings where name = any ($1) and not exists (
    select from pg_db_role_setting s join pg_roles r on r.oid = s.setrole cross join unnest(s.setconfig) as setting
    where r.rolname = session_user and setting like name || '=%'
      and s.setdatabase in (0, (select oid from pg_database where datname = current_database())))
  order by name`;

/**
 * Gives the role of this session the time-outs that it lacks, which every role may do for itself: deployments from
 * before they existed get them, too. What an operator has set stays. Answers the names of those it set.
 */
export async function ensureRoleTimeouts(session: Pick<PoolClient, 'query'>): Promise<string[]> {
  const { rows } = await session.query<{ name: string }>(MISSING, [Object.keys(FLOOR)]);
  for (const { name } of rows) await session.query(`alter role session_user set ${name} = ${FLOOR[name]}`);
  return rows.map(({ name }) => name);
}
