import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { createTestDatabase, type TestDatabase } from '../../test/support/test-database.js';
import { Config, parseEnv } from '../kernel/config/index.js';
import { newId } from '../kernel/database/index.js';
import { Secrets } from '../kernel/secrets/index.js';
import '../modules/signing-keys/index.js';
import { count, examine, printout, reportPage } from './index.js';
import { type Finding, listed } from './finding.js';
import { TENANT_TABLES } from './separation-rules.js';
import { roomIn } from './machine-findings.js';

/** What is undone and done again, and what the doctor then says. */
interface Fault {
  what: string;
  done: string;
  undone: string;
  says: RegExp;
  names: string;
}

const FAULTS: Fault[] = [
  {
    what: 'row-level security that is off on one table',
    done: 'alter table jobs disable row level security',
    undone: 'alter table jobs enable row level security',
    says: /on and forced/,
    names: 'jobs',
  },
  {
    what: 'row-level security that is not forced',
    done: 'alter table tenants no force row level security',
    undone: 'alter table tenants force row level security',
    says: /on and forced/,
    names: 'tenants',
  },
  {
    what: 'a policy that is gone',
    done: 'drop policy tenant_isolation on visits',
    undone: `create policy tenant_isolation on visits using (tenant_id = (select app_tenant_id()))
      with check (tenant_id = (select app_tenant_id()))`,
    says: /One policy of every table/,
    names: 'visits',
  },
  {
    what: 'a policy too much',
    done: 'create policy made_by_hand on clients for select to hedgerow_app using (true)',
    undone: 'drop policy made_by_hand on clients',
    says: /No other policy/,
    names: 'clients.made_by_hand',
  },
  {
    what: 'a right too much of the application',
    done: 'grant update, delete on audit_entries to hedgerow_app',
    undone: 'revoke update, delete on audit_entries from hedgerow_app',
    says: /written once/,
    names: 'audit_entries delete, audit_entries update',
  },
  {
    what: 'a right to empty a table',
    done: 'grant truncate on clients to hedgerow_app',
    undone: 'revoke truncate on clients from hedgerow_app',
    says: /can’t empty a table/,
    names: 'clients truncate',
  },
  {
    what: 'a right of everybody',
    done: 'grant select on properties to public; grant select (name) on crews to public',
    undone: 'revoke select on properties from public; revoke select (name) on crews from public',
    says: /No other role/,
    names: 'crews to everybody, properties to everybody',
  },
  {
    what: 'a view with the rights of its owner',
    done: 'alter view member_roles reset (security_invoker)',
    undone: 'alter view member_roles set (security_invoker = true)',
    says: /Every view/,
    names: 'member_roles',
  },
  {
    what: 'an unknown function with the rights of its owner',
    done: 'create function peek_by_hand() returns bigint language sql security definer return (select count(*) from clients)',
    undone: 'drop function peek_by_hand()',
    says: /Functions that run/,
    names: 'peek_by_hand',
  },
  {
    what: 'a unique key across companies',
    done: 'create unique index names_once_by_hand on crews (name)',
    undone: 'drop index names_once_by_hand',
    says: /every unique key/,
    names: 'names_once_by_hand',
  },
  {
    what: 'a table that says nothing of companies',
    done: 'create table made_by_hand (id int)',
    undone: 'drop table made_by_hand',
    says: /Every table says/,
    names: 'made_by_hand',
  },
  {
    what: 'a changed migration',
    done: `update migrations set sha256 = 'another' where name = 'kernel_1790000000000'`,
    undone: `update migrations set sha256 = (select sha256 from kept) where name = 'kernel_1790000000000'`,
    says: /migrations are applied/,
    names: 'kernel_1790000000000 is not what was applied',
  },
  {
    what: 'a missing migration',
    done: `update migrations set name = 'renamed' where name = 'tenancy_1790000010000'`,
    undone: `update migrations set name = 'tenancy_1790000010000' where name = 'renamed'`,
    says: /migrations are applied/,
    names: 'tenancy_1790000010000 is missing',
  },
  {
    what: 'a log that nobody seals',
    done: `update audit_sealing set asked_at = now() - interval '3 hours'`,
    undone: 'update audit_sealing set asked_at = now()',
    says: /sealed within the last minutes/,
    names: 'last 3 hours ago',
  },
  {
    what: 'a signing key of another MASTER_KEY',
    done: `update signing_keys set sealed = '\\x01'`,
    undone: 'update signing_keys set sealed = (select sealed from kept)',
    says: /MASTER_KEY opens/,
    names: 'signing_keys.sealed: 1 don’t open',
  },
];

describe('the doctor', () => {
  let database: TestDatabase;
  let god: Client;
  let dataDir: string;
  const environment = (more: NodeJS.ProcessEnv = {}) =>
    parseEnv({
      DATABASE_URL: database.appUrl,
      QUEUE_DATABASE_URL: database.queueUrl,
      DATA_DIR: dataDir,
      TOKEN_SECRET: 'Kd83mVq0zLw72nTx5Rb1Yc64Hj9Pf0Gs',
      CURSOR_SECRET: 'b5Nw0Xq8Zr2Lt7Mv4Jc9Kd1Hs6Pf3Gy0',
      MASTER_KEY: 'w3Tz9Bq5Kx1Vn7Rm4Lp8Jd2Hc6Sf0Gy5',
      ...more,
    });
  /** On the machine of a test the disk may be full. */
  const faultsOf = (findings: Finding[]) =>
    findings.filter(({ standing, says }) => standing === 'fault' && !says.startsWith('The data folder'));

  beforeAll(async () => {
    database = await createTestDatabase();
    dataDir = mkdtempSync(join(tmpdir(), 'hedgerow-doctor-'));
    god = new Client({ connectionString: database.superuserUrl });
    await god.connect();
    const id = newId();
    const sealed = new Secrets(new Config(environment())).sealGlobal('a key', `signing_keys/${id}`);
    await god.query('insert into signing_keys (id, sealed, signs_from) values ($1, $2, now())', [id, sealed]);
    await god.query('update audit_sealing set asked_at = now()');
    await god.query(`create temp table kept as select sealed, (
      select sha256 from migrations where name = 'kernel_1790000000000') from signing_keys`);
  });
  afterAll(async () => {
    await god.end();
    await database.drop();
    rmSync(dataDir, { recursive: true });
  });

  it('finds a healthy product well, having tried it out, and leaves nothing behind', async () => {
    const rowsBefore = await writtenRows();
    const findings = await examine(environment());
    expect(faultsOf(findings)).toEqual([]);
    const proofs = findings.filter(({ area }) => area === 'proof');
    expect(proofs.map(({ standing }) => standing)).toEqual(Array.from({ length: 6 }, () => 'ok'));
    // Every table of companies but the two that nobody writes to was tried.
    const { rowCount } = await god.query(TENANT_TABLES);
    expect(proofs.map(({ says }) => says)).toContain(
      `A company can’t insert a row for another company: refused by ${(rowCount ?? 0) - 2} tables`,
    );
    expect(await writtenRows()).toEqual(rowsBefore);
  });

  /** Of tables that what was tried would have written. */
  const writtenRows = async () =>
    (
      await god.query<Record<string, number>>(
        `select (select count(*)::int from tenants) as tenants, (select count(*)::int from roles) as roles,
           (select count(*)::int from audit_entries) as entries, (select count(*)::int from users) as users`,
      )
    ).rows;

  describe('on an installation with many faults', () => {
    let findings: Finding[];
    beforeAll(async () => {
      for (const { done } of FAULTS) await god.query(done);
      findings = await examine(environment());
      for (const { undone } of FAULTS) await god.query(undone);
    });

    it.each(FAULTS)('finds $what, and names it', ({ says, names }) => {
      const found = faultsOf(findings).filter((one) => says.test(one.says));
      expect(found).toEqual([expect.objectContaining({ detail: expect.stringContaining(names) as string })]);
      expect(found[0]?.remedy).toBeTruthy();
    });

    it('writes nothing past what it found', () => {
      const [proof, ...others] = findings.filter(({ area }) => area === 'proof');
      expect([proof?.detail, others]).toEqual(['not tried, because of what the database says', []]);
    });

    it('tells it on a terminal, and on a page that names no company and holds no secret', () => {
      const told = printout(findings);
      expect(told).toMatch(/✘ Row-level security is on and forced.*\n +jobs, tenants\n +→ alter table/);
      expect(told).toMatch(/✓ They search one company/);
      expect(count(findings, 'fault')).toBeGreaterThanOrEqual(FAULTS.length - 4);
      const page = reportPage(findings, new Date('2026-11-30T12:34:56Z'));
      expect(page).toContain('2026-11-30 at 12:34 UTC');
      expect(page).toContain('Companies may not be kept apart.');
      // It needs nothing from elsewhere, and runs nothing.
      expect(page).not.toMatch(/<script|href=|src=|@import|url\(/);
      const { password } = new URL(database.appUrl);
      for (const secret of [password, environment().MASTER_KEY, environment().TOKEN_SECRET]) {
        expect(page + told).not.toContain(secret);
      }
    });
  });

  it('finds rows that show without a company although every rule seems kept', async () => {
    // The function that policies ask says yes to everything.
    await god.query(`create or replace function app_tenant_id() returns uuid language sql stable
      return coalesce(nullif(current_setting('app.tenant_id', true), '')::uuid, '00000000-0000-0000-0000-000000000001')`);
    try {
      await god.query(`insert into tenants (id, slug, name, timezone, currency, locale, unit_system)
        values ('00000000-0000-0000-0000-000000000001', 'open', 'Shown', 'UTC', 'USD', 'en-US', 'us')`);
      await god.query(`insert into roles (tenant_id, id, key, name, permissions)
        values ('00000000-0000-0000-0000-000000000001', '00000000-0000-0000-0000-000000000002', 'k', 'K', '{}')`);
      const found = faultsOf(await examine(environment(), ['separation', 'proof']));
      expect(found.map(({ detail }) => detail)).toEqual([
        expect.stringMatching(/reads .*roles/),
        expect.stringContaining('not tried'),
      ]);
      const [read] = faultsOf(await examine(environment(), ['proof']));
      expect(read?.detail).toContain('roles');
    } finally {
      await god.query(
        `delete from audit_entries; delete from roles where key = 'k'; delete from tenants where slug = 'open'`,
      );
      await god.query(`create or replace function app_tenant_id() returns uuid language sql stable parallel safe
        return nullif(current_setting('app.tenant_id', true), '')::uuid`);
    }
  });

  it('takes row-level security alone for a refusal: no column that is missing, no table that is locked', async () => {
    const told = async () => {
      const findings = (await examine(environment(), ['proof'])).filter(({ standing }) => standing !== 'ok');
      return findings.map(({ standing, detail }) => `${standing}: ${detail}`);
    };
    await god.query('alter policy tenant_isolation on clients with check (true)');
    const open = await told();
    await god.query('alter policy tenant_isolation on clients with check (tenant_id = (select app_tenant_id()))');
    expect(open).toEqual(['fault: could insert a row for another company: clients (23502)']);
    await god.query('begin; lock table clients in share row exclusive mode');
    const locked = await told();
    await god.query('rollback');
    expect(locked).toEqual(Array(3).fill('warning: not tried, because something else holds clients'));
  });

  it('finds weak secrets, a file of secrets that others may read, and a role that sees everything', async () => {
    const file = join(dataDir, 'secrets.json');
    writeFileSync(file, '{}');
    chmodSync(file, 0o644);
    const found = faultsOf(
      await examine(environment({ DATABASE_URL: database.superuserUrl, TOKEN_SECRET: 'hedgerow'.repeat(5) }), [
        'separation',
        'secrets',
      ]),
    );
    rmSync(file);
    expect(found.map(({ detail }) => detail)).toEqual(
      expect.arrayContaining([
        expect.stringContaining('is a superuser'),
        expect.stringContaining('TOKEN_SECRET'),
        expect.stringContaining('secrets.json is open'),
      ]),
    );
  });

  it('says how much room there is', () => {
    expect(roomIn(10 * 1024 ** 3)).toBeUndefined();
    expect(roomIn(1024 ** 3)).toMatchObject({ standing: 'warning' });
    expect(roomIn(1)).toMatchObject({ standing: 'fault', detail: '0.0 GiB are free' });
  });

  it('names the first of many', () => {
    expect(listed(Array.from({ length: 12 }, (_, n) => `t${n}`))).toMatch(/^t0, .*, t9 and 2 more$/);
  });
});
