import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { DEFINERS, GLOBAL, GLOBAL_VIEWS, NARROWER, WIDER } from '../../src/doctor/separation-lists.js';
import { breachesOf, SEPARATION_RULES, TENANT_TABLES } from '../../src/doctor/separation-rules.js';
import { sealedColumns } from '../../src/kernel/secrets/index.js';
import { read, SOURCES } from './doors/owners.js';
import { testApp, type TestApp } from '../support/index.js';

const HASH = 'A hash, of what nobody can guess.';
const BY_COMPANY = 'Sealed with the key of the company, which MASTER_KEY wraps.';

/** Columns of bytes that MASTER_KEY does not seal. */
const BYTES: Record<string, string> = {
  'account_mails.recipient': 'A keyed hash, which is asked for by the previous key, too.',
  'api_keys.previous_hash': HASH,
  'api_keys.secret_hash': HASH,
  'audit_seals.content': HASH,
  'audit_seals.hash': HASH,
  'audit_seals.marks': HASH,
  'avatars.image': 'A picture.',
  'idempotency_keys.sealed_body': BY_COMPANY,
  'invitations.token_hash': HASH,
  'passkey_challenges.hash': HASH,
  'passkeys.credential_id': 'A name, which the browser tells anybody.',
  'passkeys.public_key': 'Public.',
  'properties.alarm_code': BY_COMPANY,
  'properties.gate_code': BY_COMPANY,
  'properties.lockbox_code': BY_COMPANY,
  'provider_sign_ins.checks': 'Sealed for the minutes of a sign-in: see EXPIRING.',
  'provider_sign_ins.holder_hash': HASH,
  'provider_sign_ins.state_hash': HASH,
  'recovery_codes.salt': 'Beside a hash.',
  'sessions.previous_hash': HASH,
  'sessions.token_hash': HASH,
  'sign_in_challenges.hash': HASH,
  'sign_in_providers.client_secret': BY_COMPANY,
  'tenants.data_key': 'The key of the company: MasterKeyRotation wraps it again.',
  'trusted_devices.token_hash': HASH,
  'webhook_secrets.sealed': BY_COMPANY,
};

/** Files that seal what is gone before a rotation ends, or is asked for again. */
const EXPIRING: Record<string, string> = {
  'src/modules/company-sign-in/provider-sign-ins.ts': 'Who is on the way to a provider begins again.',
};

describe('The application role owns nothing and can’t bypass row-level security; with no tenant set every tenant table reads empty (promise 2.2): tables with tenant data', () => {
  let app: TestApp;
  let god: Client;
  let appRole: Client;
  let tables: string[];
  beforeAll(async () => {
    app = await testApp();
    god = new Client({ connectionString: app.database.superuserUrl });
    appRole = new Client({ connectionString: app.database.appUrl });
    await Promise.all([god.connect(), appRole.connect()]);
    tables = await names(`select relname as name from (${TENANT_TABLES}) tenant_tables`);
  });
  afterAll(async () => {
    await Promise.all([god.end(), appRole.end()]);
    await app.close();
  });

  const names = async (sql: string) => (await god.query<{ name: string }>(sql)).rows.map(({ name }) => name).sort();
  const viewNames = () =>
    names(`select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'v'`);

  // `npm run doctor` finds what breaks them on an installation: src/doctor/doctor.db.spec.ts breaks each.
  it.each(SEPARATION_RULES)('keep the rule: $says. If not: $remedy', async (rule) => {
    expect(await breachesOf(rule, appRole)).toEqual([]);
  });

  it('have exceptions that are still there', async () => {
    const all = await names(
      `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'm')`,
    );
    const policies = await names(
      `select c.relname || '.' || p.polname as name from pg_policy p join pg_class c on c.oid = p.polrelid`,
    );
    const functions = await names(`select proname as name from pg_proc where prosecdef`);
    expect(all.filter((name) => !tables.includes(name))).toEqual(Object.keys(GLOBAL).sort());
    expect(tables).toContain('roles');
    expect(Object.keys(WIDER).filter((name) => !policies.includes(name))).toEqual([]);
    expect(Object.keys(DEFINERS).filter((name) => !functions.includes(name))).toEqual([]);
    expect(functions.filter((name) => name.startsWith('search_')).length).toBeGreaterThan(0);
    const writable = await names(
      `select c.relname || ' ' || privilege as name from pg_class c
       cross join unnest(array['insert', 'update', 'delete']) privilege
       where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
         and has_table_privilege('hedgerow_app', c.oid, privilege)`,
    );
    const all3 = ['insert', 'update', 'delete'];
    const narrow = all.filter((table) => all3.some((right) => !writable.includes(`${table} ${right}`)));
    expect(
      Object.fromEntries(
        narrow.map((table) => [table, all3.filter((right) => writable.includes(`${table} ${right}`))]),
      ),
    ).toEqual(NARROWER);
  });

  it('are empty for the application role without a company, and show one company otherwise', async () => {
    const filled: Array<{ name: string; tenants: string[] }> = [];
    const views = await names(
      `select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id'
       where c.relnamespace = 'public'::regnamespace and c.relkind = 'v'`,
    );
    const readable = [...tables, ...views];
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

  it('hold no bytes that a rotation of MASTER_KEY does not know: call defineSealedColumn(), or say in BYTES what they are', async () => {
    const bytes = await names(
      `select c.relname || '.' || a.attname as name from pg_attribute a join pg_class c on c.oid = a.attrelid
       where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and a.atttypid = 'bytea'::regtype
         and not a.attisdropped`,
    );
    const sealed = sealedColumns().map(({ name }) => name);
    expect(bytes.filter((name) => !sealed.includes(name))).toEqual(Object.keys(BYTES).sort());
    expect(sealed.filter((name) => !bytes.includes(name))).toEqual([]);
    // And no value is sealed in a file that declares nothing, for a column of another type.
    const silent = SOURCES.filter(
      (path) => /\.sealGlobal\(/.test(read(path)) && !/\bdefineSealedColumn\(/.test(read(path)),
    );
    expect(silent).toEqual(Object.keys(EXPIRING));
  });

  it('are read through views that PostgreSQL inlines, so that conditions reach the indexes of their tables', async () => {
    for (const view of await viewNames()) {
      const { rows } = await appRole.query<Record<string, string>>(`explain select * from ${view}`);
      expect([view, rows.map((row) => row['QUERY PLAN']).join('\n')]).toEqual([
        view,
        expect.not.stringMatching(/Subquery Scan|CTE Scan/),
      ]);
    }
  });
});

async function tenantsIn(client: Client, table: string): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(`select distinct tenant_id as id from ${table} order by 1`);
  return rows.map(({ id }) => id);
}
