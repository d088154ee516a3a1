import type { ClientBase } from 'pg';
import { DEFINERS, GLOBAL, NARROWER, WIDER } from './separation-lists.js';

export type Session = Pick<ClientBase, 'query'>;

/** One of the things that keep companies apart, as the catalogue of the database shows it. */
export interface SeparationRule {
  /** True of a database that is well. */
  says: string;
  remedy: string;
  /** Answers `name` of whatever breaks it. Everybody may read the catalogue. */
  broken: string;
}

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;
const array = (texts: string[]): string => `array[${texts.map(quoted).join(', ')}]::text[]`;

/** Tables of companies: each row says whose it is. */
export const TENANT_TABLES = `
  select c.oid, c.relname, c.relrowsecurity and c.relforcerowsecurity as forced, pg_get_expr(d.adbin, d.adrelid) as tenant_default
  from pg_class c
  join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id' and a.attnotnull and not a.attisdropped
  left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')`;

/** A sub-select, so that no plan is made for the company that happens to ask first. */
const ISOLATION = '(tenant_id = ( SELECT app_tenant_id() AS app_tenant_id))';

const MIGRATION =
  'Restore what the migrations made: compare with a fresh installation, and undo what was done by hand.';

/** Unique indexes of companies' tables whose first column is another than tenant_id. */
const misplaced = (which: string): string => `
  select i.indexrelid::regclass::text as name from pg_index i join tenant_tables t on t.oid = i.indrelid
  join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
  where ${which} and a.attname <> 'tenant_id'`;

const DEFINER_FUNCTIONS = `
  select p.oid, p.proname, p.proconfig, p.prorettype, p.prosrc, r.oid as owner, r.rolcanlogin
  from pg_proc p join pg_roles r on r.oid = p.proowner
  where p.pronamespace = 'public'::regnamespace and p.prosecdef`;

/** Of every table what the application role may write, where that is not everything. */
const narrower = Object.entries(NARROWER).map(([table, rights]) => `(${quoted(table)}, ${array(rights)})`);

export const SEPARATION_RULES: SeparationRule[] = [
  {
    says: 'Every table says to which company a row belongs, or is known to belong to none',
    remedy:
      'Give it a tenant_id and call protect_tenant_table(), name it in GLOBAL with the reason, or keep it in another schema.',
    broken: `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'm')
      and relname not in (select relname from tenant_tables) and not relname = any (${array(Object.keys(GLOBAL))})`,
  },
  {
    says: 'Row-level security is on and forced on every table of companies',
    remedy: 'alter table … enable row level security; alter table … force row level security.',
    broken: `select relname as name from tenant_tables where not forced
      union all select relname from pg_class where oid = 'tenants'::regclass and not (relrowsecurity and relforcerowsecurity)`,
  },
  {
    says: 'A new row belongs to the company that writes it',
    remedy: 'tenant_id uuid not null default app_tenant_id().',
    broken: `select relname as name from tenant_tables where tenant_default is distinct from 'app_tenant_id()'`,
  },
  {
    says: 'One policy of every table compares the company, for reading and writing',
    remedy: MIGRATION,
    broken: `select relname as name from tenant_tables t where not exists (
      select from pg_policy p where p.polrelid = t.oid and p.polcmd = '*' and p.polroles = '{0}' and p.polpermissive
        and pg_get_expr(p.polqual, p.polrelid) = ${quoted(ISOLATION)}
        and pg_get_expr(p.polwithcheck, p.polrelid) = ${quoted(ISOLATION)})`,
  },
  {
    says: 'No other policy shows the application more, but a few for people who have not chosen a company yet',
    remedy: 'drop policy …, or name it in WIDER with the reason.',
    broken: `select c.relname || '.' || p.polname as name from pg_policy p join pg_class c on c.oid = p.polrelid
      where p.polpermissive and (p.polroles = '{0}' or 'hedgerow_app'::regrole = any (p.polroles))
        and p.polname <> 'tenant_isolation' and not c.relname || '.' || p.polname = any (${array(Object.keys(WIDER))})`,
  },
  {
    says: 'Policies of other roles are for roles that nobody can sign in as or take on',
    remedy: 'alter role … nologin nosuperuser nobypassrls; revoke … from hedgerow_app, hedgerow_queue.',
    broken: `select distinct r.rolname as name from pg_policy p cross join unnest(p.polroles) role_id
      join pg_roles r on r.oid = role_id
      where r.rolname <> 'hedgerow_app' and (r.rolcanlogin or r.rolsuper or r.rolbypassrls
        or pg_has_role('hedgerow_app', r.oid, 'member') or pg_has_role('hedgerow_queue', r.oid, 'member'))`,
  },
  {
    says: 'The company stands first in every primary key',
    remedy: MIGRATION,
    broken: `${misplaced('i.indisprimary')} union all select relname from tenant_tables t
      where not exists (select from pg_index i where i.indrelid = t.oid and i.indisprimary)`,
  },
  {
    says: 'The company stands first in every unique key',
    remedy: 'Values are unique within a company: create unique index … (tenant_id, …).',
    broken: misplaced('i.indisunique'),
  },
  {
    says: 'Tables of companies refer to each other within the company',
    remedy: 'foreign key (tenant_id, x_id): a plain x_id would reach into another company.',
    broken: `select con.conrelid::regclass::text || ' ' || pg_get_constraintdef(con.oid) as name from pg_constraint con
      join tenant_tables one on one.oid = con.conrelid join tenant_tables other on other.oid = con.confrelid
      join pg_attribute here on here.attrelid = con.conrelid and here.attnum = con.conkey[1]
      join pg_attribute there on there.attrelid = con.confrelid and there.attnum = con.confkey[1]
      where con.contype = 'f' and (here.attname, there.attname) <> ('tenant_id', 'tenant_id')`,
  },
  {
    says: 'Tables of no company refer to none that is a company’s',
    remedy: MIGRATION,
    broken: `select con.conrelid::regclass::text || ' ' || pg_get_constraintdef(con.oid) as name from pg_constraint con
      join tenant_tables other on other.oid = con.confrelid
      where con.contype = 'f' and con.conrelid not in (select oid from tenant_tables)`,
  },
  {
    says: 'The application role owns nothing and bypasses nothing',
    remedy: 'Run docker/postgres/init-roles.sql again, and take away what was given since.',
    broken: `select held.name from pg_roles r cross join lateral (values
        ('is a superuser', r.rolsuper), ('bypasses row-level security', r.rolbypassrls), ('makes roles', r.rolcreaterole),
        ('makes databases', r.rolcreatedb), ('copies the server', r.rolreplication),
        ('owns a table', exists (select from pg_class where relowner = r.oid)),
        ('owns a function', exists (select from pg_proc where proowner = r.oid)),
        ('is a member of another role', exists (select from pg_auth_members where member = r.oid)),
        ('creates in schema public', has_schema_privilege(r.oid, 'public', 'create'))) held(name, holds)
      where r.rolname = 'hedgerow_app' and held.holds`,
  },
  {
    says: 'The application role can’t empty a table past its policies, nor hang triggers or keys on it',
    remedy: 'revoke truncate, references, trigger on … from hedgerow_app, public.',
    broken: `select c.relname || ' ' || privilege as name from pg_class c
      cross join unnest(array['truncate', 'references', 'trigger']) privilege
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
        and has_table_privilege('hedgerow_app', c.oid, privilege)`,
  },
  {
    says: 'What is written once can’t be changed by the application, the audit log above all',
    remedy: 'revoke … on … from hedgerow_app, public.',
    broken: `select narrower.name || ' ' || privilege as name
      from (values ${narrower.join(', ')}) narrower(name, rights)
      join pg_class c on c.relname = narrower.name and c.relnamespace = 'public'::regnamespace
      cross join unnest(array['insert', 'update', 'delete']) privilege
      where not privilege = any (narrower.rights) and has_table_privilege('hedgerow_app', c.oid, privilege)`,
  },
  {
    says: 'No other role that can sign in has a right on a table or view of the product',
    remedy: 'revoke all on … from …, or give it a copy of the database to read.',
    broken: `select c.relname || ' to ' || coalesce(r.rolname, 'everybody') as name from pg_class c
      cross join lateral (select c.relacl as rights
        union all select attacl from pg_attribute where attrelid = c.oid and not attisdropped) held
      cross join lateral aclexplode(held.rights) given left join pg_roles r on r.oid = given.grantee
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm')
        and given.grantee not in (c.relowner, 'hedgerow_app'::regrole)
        and (r.oid is null or (r.rolcanlogin and r.oid not in (select relowner from pg_class where oid = 'tenants'::regclass)))
      group by 1`,
  },
  {
    says: 'The application reads tables in schema public alone',
    remedy: 'revoke usage on schema … from hedgerow_app, public.',
    broken: `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname !~ '^pg_' and n.nspname not in ('public', 'information_schema') and c.relkind in ('r', 'p', 'v', 'm')
        and has_schema_privilege('hedgerow_app', n.oid, 'usage')
        and has_any_column_privilege('hedgerow_app', c.oid, 'select, insert, update')`,
  },
  {
    says: 'Every view reads with the rights of its reader',
    remedy: 'alter view … set (security_invoker = true).',
    broken: `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'v'
      and not coalesce(reloptions @> array['security_invoker=true'], false)`,
  },
  {
    says: 'Functions that run with rights of their owner are known',
    remedy: 'drop function …, or name it in DEFINERS with what keeps it from showing another company.',
    broken: `select proname as name from definers where not proname = any (${array(Object.keys(DEFINERS))})`,
  },
  {
    says: 'They have a search path of their own, named callers, and an owner that can’t sign in and owns no table',
    remedy: MIGRATION,
    broken: `select proname as name from definers p where p.rolcanlogin or has_function_privilege('public', p.oid, 'execute')
      or coalesce(array_to_string(p.proconfig, ' ') like '%search_path=%', false) is false
      -- Nobody can call a trigger.
      or (p.prorettype <> 'trigger'::regtype and exists (select from pg_class c where c.relowner = p.owner))`,
  },
  {
    says: 'They search one company',
    remedy: 'where tenant_id = (select app_tenant_id()) in each search_… function.',
    broken: `select proname as name from definers where proname like 'search\\_%' and prosrc !~ 'app_tenant_id\\(\\)'`,
  },
];

/** What breaks a rule, by name. */
export async function breachesOf({ broken }: SeparationRule, session: Session): Promise<string[]> {
  const { rows } = await session.query<{ name: string }>(
    `with tenant_tables as (${TENANT_TABLES}), definers as (${DEFINER_FUNCTIONS}) select name from (${broken}) found order by 1`,
  );
  return rows.map(({ name }) => name);
}
