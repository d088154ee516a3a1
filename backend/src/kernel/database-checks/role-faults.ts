import type { PoolClient } from 'pg';

type Queryable = Pick<PoolClient, 'query'>;

interface Fault {
  role: string;
  self: boolean;
  fault: string;
}

/**
 * Memberships that reach beyond grants, to files or to the server itself; managed servers name their superuser
 * differently.
 */
const MIGHTY_ROLES = [
  ...['pg_read_all_data', 'pg_write_all_data', 'pg_maintain', 'pg_create_subscription'],
  ...['pg_execute_server_program', 'pg_read_server_files', 'pg_write_server_files'],
  ...['rds_superuser', 'rds_replication', 'cloudsqlsuperuser', 'alloydbsuperuser', 'azure_pg_admin', 'neon_superuser'],
];

/** Settings that switch row-level security off, or load code that can. */
const MIGHTY_SETTINGS = `(values
  ('session_replication_role', 'may switch triggers off (session_replication_role)'),
  ('session_preload_libraries', 'may have code loaded into the server (session_preload_libraries)'),
  ('dynamic_library_path', 'may have code loaded into the server (dynamic_library_path)'))`;

/** PostgreSQL's own functions that reach the files of the server, which hold the rows of everybody. */
const FILE_FUNCTIONS = `select oid, proname from pg_proc where pronamespace = 'pg_catalog'::regnamespace
  and proname in ('pg_read_file', 'pg_read_binary_file', 'lo_import', 'lo_export')`;

/** Tables of companies, as test/walls/tenancy.db.spec.ts sees them. */
const TENANT_TABLES = `
  select c.oid, c.relname, c.relowner, c.relrowsecurity and c.relforcerowsecurity as forced
  from pg_class c join pg_attribute a on a.attrelid = c.oid
  where a.attname = 'tenant_id' and a.attnotnull and not a.attisdropped
    and c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace`;

/** The roles that a session can become: its own, and all that it is a member of, by whichever path. */
const REACHABLE = `
  select r.*, r.rolname = session_user as self from pg_roles r
  where r.rolname in (session_user, current_user)
    or (not (select rolsuper from pg_roles where rolname = session_user) and pg_has_role(session_user, r.oid, 'member'))`;

/** Schemas that PostgreSQL keeps, temporary ones included. */
const OWN_SCHEMAS = `select oid, nspname, nspowner from pg_namespace
  where nspname !~ '^pg_' and nspname <> 'information_schema'`;

/** Functions that run as a role that row-level security does not apply to. */
const MIGHTY_FUNCTIONS = `
  select p.oid, p.proname, p.pronamespace, o.rolname as owner from pg_proc p
  join schemas s on s.oid = p.pronamespace join pg_roles o on o.oid = p.proowner
  where p.prosecdef and (o.rolsuper or o.rolbypassrls or o.oid in (select relowner from tenant_tables))
    and p.prorettype not in ('trigger'::regtype, 'event_trigger'::regtype)
    and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')`;

/** `$1`: names of mighty roles; `$2`: whether the role serves, and so may use companies' tables but own nothing. */
const FAULTS = `
with reachable as (${REACHABLE}), tenant_tables as (${TENANT_TABLES}), schemas as (${OWN_SCHEMAS}),
mighty_functions as (${MIGHTY_FUNCTIONS}), faults as (
  select oid as role, 1 as rank, 'is a superuser' as fault from reachable where rolsuper
  union all select oid, 2, 'bypasses row-level security (BYPASSRLS)' from reachable where rolbypassrls
  union all select oid, 3, 'may hand out roles (CREATEROLE)' from reachable where rolcreaterole
  union all select oid, 3, 'may copy the whole server (REPLICATION)' from reachable where rolreplication
  union all select oid, 3, 'reaches past every grant' from reachable where rolname = any ($1)
  union all select datdba, 4, 'owns database ' || datname from pg_database where datname = current_database()
  union all select nspowner, 5, 'owns schema ' || nspname from schemas where $2 or nspname = 'public'
  union all select relowner, 6, 'owns table ' || relname from pg_class join schemas s on s.oid = relnamespace
    where relkind in ('r', 'p', 'v', 'm', 'f') and ($2 or nspname = 'public')
  union all select proowner, 7, 'owns function ' || proname from pg_proc join schemas s on s.oid = pronamespace
    where $2 or nspname = 'public'
  union all select r.oid, 8, s.fault from reachable r, ${MIGHTY_SETTINGS} s(name, fault)
    where has_parameter_privilege(r.oid, s.name, 'set')
  union all select r.oid, 8, 'may set ' || p.parname || ' for the whole server (ALTER SYSTEM)'
    from reachable r, pg_parameter_acl p where has_parameter_privilege(r.oid, p.parname, 'alter system')
  union all select r.oid, 8, 'may reach the files of the server through function ' || f.proname
    from reachable r, (${FILE_FUNCTIONS}) f where has_function_privilege(r.oid, f.oid, 'execute')
  union all select r.oid, 8, 'may act as ' || f.owner || ' through function ' || f.proname
    from reachable r, mighty_functions f
    where has_function_privilege(r.oid, f.oid, 'execute') and has_schema_privilege(r.oid, f.pronamespace, 'usage')
  union all select r.oid, 9, 'may truncate, trigger or reference table ' || t.relname from reachable r, tenant_tables t
    where has_table_privilege(r.oid, t.oid, 'truncate, trigger') or has_any_column_privilege(r.oid, t.oid, 'references')
  union all select r.oid, 9, 'may use table ' || t.relname from reachable r, tenant_tables t
    where not $2 and has_any_column_privilege(r.oid, t.oid, 'select, insert, update')
)
select r.rolname as role, r.self, f.fault from faults f join reachable r on r.oid = f.role
order by f.rank, r.self desc, f.fault limit 5`;

const inWords = ({ role, self, fault }: Fault) => (self ? fault : `can become ${role}, which ${fault}`);

/**
 * Why row-level security does not bind what this session may become, in words; empty when it does.
 * @param serves the role reads companies' tables; the role of the queues has no business there at all
 */
export async function roleFaults(session: Queryable, { serves }: { serves: boolean }): Promise<string[]> {
  const { rows } = await session.query<Fault>(FAULTS, [MIGHTY_ROLES, serves]);
  const worst = rows[0];
  // Of a superuser everything else is true as well.
  return worst?.fault === 'is a superuser' && worst.self ? [worst.fault] : rows.map(inWords);
}

/** Tables of companies, and views of them, through other views too. */
const WINDOWS = `
  with recursive tenant_tables as (${TENANT_TABLES}), windows as (
    select oid from tenant_tables
    union
    select r.ev_class from windows w
    join pg_depend d on d.refclassid = 'pg_class'::regclass and d.refobjid = w.oid and d.classid = 'pg_rewrite'::regclass
    join pg_rewrite r on r.oid = d.objid
  )
  select c.relname, coalesce(t.forced, true) as forced,
    case when has_schema_privilege(c.relnamespace, 'usage') and has_any_column_privilege(c.oid, 'select') then
      format('select %L as name where exists (select from %s)', c.relname, c.oid::regclass) end as look
  from windows w join pg_class c on c.oid = w.oid left join tenant_tables t on t.oid = w.oid
  where c.relispopulated order by c.relname`;

/** What is wrong with the tables themselves: no forced row-level security, or readable without a company or by any. */
export async function tableFaults(session: Queryable): Promise<string[]> {
  const { rows } = await session.query<{ relname: string; forced: boolean; look: string | null }>(WINDOWS);
  const bare = rows.filter(({ forced }) => !forced).map(({ relname }) => relname);
  if (bare.length > 0) return [`row-level security is not forced on ${bare.slice(0, 5).join(', ')}`];
  const looks = rows.flatMap(({ look }) => look ?? []);
  if (looks.length === 0) return [];
  const readable = async (company: string) => {
    // A plan that expects to find a row at once goes through a table to its end where there is none: minutes in a large one.
    await session.query(`begin read only; set local enable_seqscan = off; ${company}`);
    const { rows: found } = await session.query<{ name: string }>(looks.join(' union all '));
    await session.query('rollback');
    return found;
  };
  const open = namesOf(await readable(''));
  if (open) return [`reads ${open} with no company set`];
  const others = namesOf(await readable(`select set_config('app.tenant_id', gen_random_uuid()::text, true)`));
  return others ? [`reads ${others} of other companies`] : [];
}

const namesOf = (rows: Array<{ name: string }>) =>
  rows
    .slice(0, 5)
    .map(({ name }) => name)
    .join(', ');
