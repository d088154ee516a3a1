import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { testApp, type TestApp } from '../support/index.js';

/** Tables that belong to no single company. A new one is a decision: say why here. */
const GLOBAL: Record<string, string> = {
  audit_months: 'Which months of the audit log are there, each a table of all companies.',
  audit_sealing: 'How far the audit log of the installation is sealed.',
  account_mails: 'Mail to a person, who may belong to several companies or to none yet; sealed.',
  tenants: 'A company itself; its own policies show it to its members alone.',
  avatars: 'The photo of a person, in whichever company they work; read through memberships.',
  authenticators: 'What the phone of a person knows, in whichever company they work; sealed.',
  recovery_codes: 'Hashes of what a person has put away for when the phone is lost.',
  sign_in_challenges: 'A sign-in between the password and the second factor, before its company is chosen.',
  trusted_devices: 'Devices of a person, in whichever company they work.',
  users: 'A person may belong to many companies.',
  failed_sign_ins: 'Tries to sign in as a person, who may belong to several companies.',
  sessions: 'A sign-in outlives the choice of a company.',
  signing_keys: 'They sign the tokens of all companies, and are sealed.',
  sign_in_attempts: 'Counts tries of people who are nobody yet.',
  migrations: 'What was done to this database.',
};

/** Policies that let the application role see more than one company's rows. Say why each is safe. */
const WIDER: Record<string, string> = {
  'api_keys.own_api_key': 'A key sees itself, by its id, before its company is known.',
  'memberships.own_memberships': 'People see where they belong before they choose a company.',
  'roles.own_roles': 'The roles that they have there.',
  'tenants.own_tenants': 'And the companies.',
};

/** Views of tables that belong to no single company. */
const GLOBAL_VIEWS = ['account_names', 'open_sessions', 'session_uses', 'sign_in_devices'];

/** Functions that run with rights of their owner. Say what keeps each from showing another company. */
const DEFINERS: Record<string, string> = {
  audit_failed_sign_in: 'Tells the companies of a person of a try to sign in, answers nothing.',
  archive_audit_month: 'Takes an old month out of the audit log, of all companies; nobody reads it by that.',
  companies_to_purge: 'Tells the clock of the worker which companies have closed and are no longer kept.',
  company_named: 'Tells whoever keeps the product a company by its short name or id: its name and status.',
  idempotency_companies_due: 'Tells the clock of the worker which companies have expired answers, and none of them.',
  make_audit_month: 'Makes an empty table for a month of the audit log.',
  purge_company: 'Deletes the company of the scope, which has closed and is no longer kept; answers nothing.',
  purge_rows: 'Deletes rows of that company, under its policies; answers how many.',
  queue_outbox_claim: 'Hands the relay ids and names of tasks, no payload.',
  queue_outbox_settle: 'Takes outcomes from the relay, answers nothing.',
  search_client_ids: 'Ids alone, of the company of the scope; the rows are read under its policy.',
  search_job_ids: 'Ids alone, of the company of the scope; the rows are read under its policy.',
  seal_audit_entries: 'Makes the seals of the audit log as the entries say; answers nothing.',
  webhook_companies_due: 'Tells the clock of the worker which companies have something to send, and nothing about it.',
  search_message_ids: 'Ids alone, of the company of the scope; the rows are read under its policy.',
  write_audit_entries: 'Tells the company of a row of its change, answers nothing.',
};

/** A sub-select, so that no plan is made for the company that happens to ask first. */
const ISOLATION = '(tenant_id = ( SELECT app_tenant_id() AS app_tenant_id))';

interface Table {
  name: string;
  forced: boolean;
  tenantDefault: string | null;
}

describe('tables with tenant data', () => {
  let app: TestApp;
  let god: Client;
  let appRole: Client;
  let tables: Table[];
  beforeAll(async () => {
    app = await testApp();
    god = new Client({ connectionString: app.database.superuserUrl });
    appRole = new Client({ connectionString: app.database.appUrl });
    await Promise.all([god.connect(), appRole.connect()]);
    tables = await select<Table>(
      `select c.relname as name, c.relrowsecurity and c.relforcerowsecurity as forced,
              pg_get_expr(d.adbin, d.adrelid) as "tenantDefault"
       from pg_class c
       join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id' and a.attnotnull
       left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
       where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')`,
    );
  });
  afterAll(async () => {
    await Promise.all([god.end(), appRole.end()]);
    await app.close();
  });

  const select = async <Row extends object>(sql: string): Promise<Row[]> => (await god.query<Row>(sql)).rows;
  const names = async (sql: string) => (await select<{ name: string }>(sql)).map(({ name }) => name).sort();
  const viewNames = () =>
    names(`select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'v'`);
  const ofCompanies = () => tables.map(({ name }) => name);

  it('are all tables but a few named ones: give yours a tenant_id, or name it in GLOBAL with the reason', async () => {
    const all = await names(
      `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'm')`,
    );
    expect(all.filter((name) => !ofCompanies().includes(name))).toEqual(Object.keys(GLOBAL).sort());
    expect(ofCompanies()).toContain('roles');
  });

  it('are under forced row-level security: call protect_tenant_table() in the migration that makes the table', () => {
    expect(tables.filter(({ forced }) => !forced)).toEqual([]);
  });

  it('set the company by default: tenant_id uuid not null default app_tenant_id()', () => {
    expect(tables.filter(({ tenantDefault }) => tenantDefault !== 'app_tenant_id()')).toEqual([]);
  });

  it('have one policy for reading and writing that compares the company', async () => {
    const guarded = await names(
      `select c.relname as name from pg_policy p join pg_class c on c.oid = p.polrelid
       where p.polcmd = '*' and p.polroles = '{0}' and p.polpermissive
         and pg_get_expr(p.polqual, p.polrelid) = ${quoted(ISOLATION)}
         and pg_get_expr(p.polwithcheck, p.polrelid) = ${quoted(ISOLATION)}`,
    );
    expect(ofCompanies().filter((name) => !guarded.includes(name))).toEqual([]);
  });

  it('have no wider policy for the application role but the ones named in WIDER', async () => {
    const wider = await names(
      `select c.relname || '.' || p.polname as name from pg_policy p join pg_class c on c.oid = p.polrelid
       where p.polpermissive and (p.polroles = '{0}' or 'hedgerow_app'::regrole = any (p.polroles))
         and p.polname <> 'tenant_isolation'`,
    );
    expect(wider).toEqual(Object.keys(WIDER).sort());
  });

  it('give other roles a policy only if nobody can sign in as them or take them on', async () => {
    const reachable = await names(
      `select distinct r.rolname as name from pg_policy p cross join unnest(p.polroles) role_id
       join pg_roles r on r.oid = role_id
       where r.rolname <> 'hedgerow_app' and (r.rolcanlogin or r.rolsuper or r.rolbypassrls
         or pg_has_role('hedgerow_app', r.oid, 'member') or pg_has_role('hedgerow_queue', r.oid, 'member'))`,
    );
    expect(reachable).toEqual([]);
  });

  it('have tenant_id first in the primary key, so that they can be distributed by it', async () => {
    expect(await misplaced('i.indisprimary')).toEqual([]);
    const keyed = await names(
      `select c.relname as name from pg_index i join pg_class c on c.oid = i.indrelid where i.indisprimary`,
    );
    expect(ofCompanies().filter((name) => !keyed.includes(name))).toEqual([]);
  });

  it('have tenant_id first in every unique key: values are unique within a company only', async () => {
    expect(await misplaced('i.indisunique')).toEqual([]);
  });

  it('refer to each other with (tenant_id, x_id): a plain x_id would reach into another company', async () => {
    expect(
      await select(
        `select con.conrelid::regclass::text as table, pg_get_constraintdef(con.oid) as key
         from pg_constraint con
         join pg_attribute here on here.attrelid = con.conrelid and here.attnum = con.conkey[1]
         join pg_attribute there on there.attrelid = con.confrelid and there.attnum = con.confkey[1]
         where con.contype = 'f' and con.conrelid::regclass::text = any (${array(ofCompanies())})
           and con.confrelid::regclass::text = any (${array(ofCompanies())})
           and (here.attname, there.attname) <> ('tenant_id', 'tenant_id')`,
      ),
    ).toEqual([]);
  });

  it('are not referred to by global tables, which are on every node when companies are distributed', async () => {
    expect(
      await select(
        `select conrelid::regclass::text as table, pg_get_constraintdef(oid) as key from pg_constraint
         where contype = 'f' and confrelid::regclass::text = any (${array(ofCompanies())})
           and not conrelid::regclass::text = any (${array(ofCompanies())})`,
      ),
    ).toEqual([]);
  });

  it('are empty for the application role without a company, and show one company otherwise', async () => {
    const filled: Array<{ name: string; tenants: string[] }> = [];
    const views = await names(
      `select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id'
       where c.relnamespace = 'public'::regnamespace and c.relkind = 'v'`,
    );
    const readable = [...tables.map(({ name }) => name), ...views];
    for (const name of readable) filled.push({ name, tenants: await tenantsIn(god, name) });
    expect(filled.find(({ name }) => name === 'memberships')?.tenants).toHaveLength(2);
    for (const name of readable) expect([name, await tenantsIn(appRole, name)]).toEqual([name, []]);
    await appRole.query('begin');
    await appRole.query(`select set_config('app.tenant_id', $1, true)`, [app.greenfield.tenantId]);
    for (const { name, tenants } of filled) {
      const own = tenants.filter((tenant) => tenant === app.greenfield.tenantId);
      expect([name, await tenantsIn(appRole, name)]).toEqual([name, own]);
    }
    await appRole.query('rollback');
    for (const name of readable) expect([name, await tenantsIn(appRole, name)]).toEqual([name, []]);
  });

  it('show nothing through a view when no company is set', async () => {
    const views = (await viewNames()).filter((name) => !GLOBAL_VIEWS.includes(name));
    expect(views).toContain('member_roles');
    for (const view of views)
      expect([view, (await appRole.query(`select from ${view} limit 1`)).rowCount]).toEqual([view, 0]);
  });

  it('accept no row for another company', async () => {
    await appRole.query('begin');
    await appRole.query(`select set_config('app.tenant_id', $1, true)`, [app.greenfield.tenantId]);
    const smuggled = appRole.query(
      'insert into roles (tenant_id, id, key, name, permissions) values ($1, $2, $3, $3, $4)',
      [app.rival.tenantId, randomUUID(), 'smuggled', []],
    );
    await expect(smuggled).rejects.toMatchObject({ code: '42501' });
    await appRole.query('rollback');
  });

  /** Unique indexes of these tables whose first column is another than tenant_id. */
  const misplaced = (which: string) =>
    names(
      `select i.indexrelid::regclass::text as name from pg_index i
       join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
       where ${which} and a.attname <> 'tenant_id' and i.indrelid::regclass::text = any (${array(ofCompanies())})`,
    );

  describe('and the application role', () => {
    it('owns nothing and bypasses nothing', async () => {
      const [role] = await select(
        `select r.rolsuper, r.rolbypassrls, r.rolcreaterole, r.rolcreatedb, r.rolreplication,
                (select count(*)::int from pg_class where relowner = r.oid) as relations,
                (select count(*)::int from pg_proc where proowner = r.oid) as functions,
                (select count(*)::int from pg_auth_members where member = r.oid) as memberships,
                has_schema_privilege(r.oid, 'public', 'create') as creates
         from pg_roles r where rolname = 'hedgerow_app'`,
      );
      expect(Object.keys(role ?? {})).toHaveLength(9);
      expect(Object.entries(role ?? {}).filter(([, held]) => held !== false && held !== 0)).toEqual([]);
    });

    it('cannot empty a table past its policies, nor hang triggers or keys on it', async () => {
      expect(
        await names(
          `select c.relname || ' ' || privilege as name from pg_class c
           cross join unnest(array['truncate', 'references', 'trigger']) privilege
           where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
             and has_table_privilege('hedgerow_app', c.oid, privilege)`,
        ),
      ).toEqual([]);
    });

    it('reads through no view with the rights of its owner: create view … with (security_invoker = true)', async () => {
      expect(
        await names(
          `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'v'
           and not coalesce(reloptions @> array['security_invoker=true'], false)`,
        ),
      ).toEqual([]);
    });

    it('reads through views that PostgreSQL inlines, so that conditions reach the indexes of their tables', async () => {
      for (const view of await viewNames()) {
        const { rows } = await appRole.query<Record<string, string>>(`explain select * from ${view}`);
        expect([view, rows.map((row) => row['QUERY PLAN']).join('\n')]).toEqual([
          view,
          expect.not.stringMatching(/Subquery Scan|CTE Scan/),
        ]);
      }
    });

    it('calls functions with the rights of their owner only if named in DEFINERS', async () => {
      const definers = await select<{ name: string; path: boolean; open: boolean; login: boolean; owned: number }>(
        `select p.proname as name, coalesce(array_to_string(p.proconfig, ' ') like '%search_path=%', false) as path,
                has_function_privilege('public', p.oid, 'execute') as open, r.rolcanlogin as login,
                (select count(*)::int from pg_class
                 -- Nobody can call a trigger.
                 where relowner = r.oid and p.prorettype <> 'trigger'::regtype) as owned
         from pg_proc p join pg_roles r on r.oid = p.proowner
         where p.pronamespace = 'public'::regnamespace and p.prosecdef`,
      );
      expect(definers.map(({ name }) => name).filter((name) => !(name in DEFINERS))).toEqual([]);
      // A search path of their own, execution for named roles alone, an owner that cannot sign in and owns no table.
      expect(definers.filter(({ path, open, login, owned }) => !path || open || login || owned > 0)).toEqual([]);
    });

    it('searches one company: each search_… function filters by app_tenant_id()', async () => {
      const searches = `select proname as name from pg_proc where proname like 'search\\_%' and prosecdef`;
      expect((await names(searches)).length).toBeGreaterThan(0);
      expect(await names(`${searches} and prosrc !~ 'app_tenant_id\\(\\)'`)).toEqual([]);
    });
  });
});

async function tenantsIn(client: Client, table: string): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(`select distinct tenant_id as id from ${table} order by 1`);
  return rows.map(({ id }) => id);
}

const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;
const array = (texts: string[]) => `array[${texts.map(quoted).join(', ')}]::text[]`;
