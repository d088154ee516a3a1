import { jest } from '@jest/globals';
import { Client } from 'pg';
import { SYSTEM } from '../../src/kernel/context/index.js';
import { newId, Scopes } from '../../src/kernel/database/index.js';
import { Files } from '../../src/kernel/files/index.js';
import { CompanyPurge, CompanyStanding } from '../../src/modules/company-closing/index.js';
import { httpApp, type HttpTestApp, mailedToken, mailsTo } from '../support/index.js';
import { operations } from './contract-document.js';
import { addressOf, bodyOf, streams, type Route } from './isolation/requests.js';
import { aFullCompany, type Samples } from './isolation/samples.js';
import { Victim } from './isolation/victim.js';

/** Where a company is named: its column `tenant_id`, and these. */
const REFERENCES: Record<string, string> = {
  'tenants.id': 'The company itself.',
  'sessions.current_tenant_id': 'Where a person works now; empty once the company is gone.',
  'account_mails.company_id': 'What a mail to a person counts against; empty once the company is gone.',
};

/** Multipart: its form is read before anything else. Its content is kept in a transaction like any other. */
const FORMS = ['POST /api/v1/imports', 'PUT /api/v1/tenant/logo'];
/** What the contract alone does not say how to fill. */
const isBulk = ({ path }: Route) => path.endsWith('/bulk');

const isWrite = ({ method, operation }: Route) => method !== 'get' && operation['x-permission'] !== 'public';
/** Reads, exports, and what people do to their own accounts. */
const isAllowed = ({ operation }: Route) =>
  'x-while-suspended' in operation || operation['x-permission'] === 'person' || operation['x-permission'] === 'api_key';

describe('a company that ends', () => {
  let app: HttpTestApp;
  let god: Client;
  let samples: Samples;
  beforeAll(async () => {
    app = await httpApp();
    await aFullCompany(app, 'greenfield');
    samples = await aFullCompany(app, 'rival');
    // What still waits would be put off while the company is suspended.
    await app.drainQueue();
    god = new Client({ connectionString: app.database.superuserUrl });
    await god.connect();
  });
  afterAll(async () => {
    await god.end();
    await app.close();
  });

  // Greenfield is the one that is deleted, whichever test comes first; the rival is the one that is suspended.
  const asRival = <T>(work: () => Promise<T>) =>
    app.get(Scopes).run({ tenantId: app.rival.tenantId, actor: SYSTEM }, work);
  const send = (place: Route) => {
    const payload = isBulk(place) ? { rows: [{ action: 'update', id: newId(), changes: {} }] } : bodyOf(place, samples);
    const [method, url] = [place.method.toUpperCase(), addressOf(place, samples)];
    return app.injectAs('owner', { method, url, payload, headers: { 'if-match': '*' } }, 'rival');
  };

  it('takes no change while it is suspended, by any operation, and shows everything', async () => {
    const victim = await Victim.of(app.database.superuserUrl, app.rival.tenantId);
    await asRival(() => app.get(CompanyStanding).suspend('Unpaid since May'));
    const before = await victim.rows();
    for (const place of operations.filter((each) => isWrite(each) && !isAllowed(each))) {
      const code = FORMS.includes(place.place) ? 'unsupported_media_type' : 'tenant_suspended';
      expect([place.place, (await send(place)).json()]).toMatchObject([place.place, { code }]);
    }
    await app.drainQueue();
    expect(await victim.rows()).toEqual(before);
    for (const place of operations.filter((each) => each.method === 'get' && !streams(each))) {
      if (place.operation['x-permission'] === 'api_key') continue;
      const answer = await send(place);
      expect([place.place, answer.statusCode]).not.toEqual([place.place, 403]);
      // Nor is anything offered that would be refused.
      const offered = [...answer.body.matchAll(/"allowedActions":\[[^\]]+\]/g)].map(([offer]) => offer);
      expect([place.place, offered]).toEqual([place.place, []]);
    }
    await asRival(() => app.get(CompanyStanding).reactivate());
    await victim.close();
  });

  it('takes no new member while it is suspended, although their own sign-in is no business of a company', async () => {
    const post = (url: string, payload: object) => app.injectAs('owner', { method: 'POST', url, payload }, 'rival');
    const roles = await app.injectAs('owner', { method: 'GET', url: '/api/v1/roles' }, 'rival');
    const { id: roleId } = roles.json<{ items: Array<{ id: string }> }>().items.at(-1) ?? {};
    const email = 'late-guest@example.com';
    expect((await post('/api/v1/invitations', { email, name: 'Priya', roleId })).statusCode).toBe(201);
    const joining = { token: await mailedToken(app, email), name: 'Priya', password: 'a long enough phrase 7' };
    const accept = () => app.inject({ method: 'POST', url: '/api/v1/invitations/accept', payload: joining });
    await asRival(() => app.get(CompanyStanding).suspend('Unpaid since May'));
    expect((await accept()).json()).toMatchObject({ status: 403, code: 'tenant_suspended' });
    await asRival(() => app.get(CompanyStanding).reactivate());
    expect((await accept()).statusCode).toBe(200);
  });

  it('is deleted by a role that writes no more than the application', async () => {
    const { rows } = await god.query<{ name: string; privilege: string }>(
      `select c.oid::regclass::text as name, privilege
       from pg_class c cross join unnest(array['insert', 'update']) as privilege
       where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
         and has_any_column_privilege('hedgerow_purger', c.oid, privilege)
         and not has_any_column_privilege('hedgerow_app', c.oid, privilege)`,
    );
    expect(rows).toEqual([]);
  });

  it('leaves no row behind in any table, and the others as they were', async () => {
    const { tenantId } = app.greenfield;
    const owner = app.greenfield.members.owner.email;
    const rival = await Victim.of(app.database.superuserUrl, app.rival.tenantId);
    const before = await rival.rows();
    await god.query(`update tenants set status = 'closing', purge_at = now() - interval '1 hour' where id = $1`, [
      tenantId,
    ]);
    let entriesAtTheEnd: number | undefined;
    const removed = jest.spyOn(app.get(Files), 'removeAll').mockImplementation(async () => {
      const { rows } = await god.query('select from audit_entries where tenant_id = $1', [tenantId]);
      entriesAtTheEnd = rows.length;
      throw new Error('The folder is in use.');
    });
    // It waits, and no other company with it.
    await app.get(CompanyPurge).run();
    expect((await god.query('select from tenants where id = $1', [tenantId])).rows).toHaveLength(1);
    removed.mockRestore();
    await app.get(CompanyPurge).run();
    // What the rows that went left in the audit log is not for one transaction.
    expect(entriesAtTheEnd).toBe(0);

    const { rows: columns } = await god.query<{ place: string; table: string; column: string; named: boolean }>(
      `select c.relname || '.' || a.attname as place, format('%I.%I', n.nspname, c.relname) as table,
              quote_ident(a.attname) as column, a.attname = 'tenant_id' as named
       from pg_class c
       join pg_namespace n on n.oid = c.relnamespace
       join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
       where n.nspname in ('public', 'audit') and c.relkind in ('r', 'p') and a.atttypid = 'uuid'::regtype`,
    );
    const refer: string[] = [];
    for (const { place, table, column, named } of columns) {
      const { rows } = await god.query(`select from ${table} where ${column} = $1 limit 1`, [tenantId]);
      if (rows.length > 0) refer.push(place);
      if (!named) continue;
      const { rows: texts } = await god.query(`select from ${table} t where t::text like $1 limit 1`, [
        `%${tenantId}%`,
      ]);
      if (texts.length > 0) refer.push(`${place} says it`);
    }
    expect(refer).toEqual([]);
    expect(columns.map(({ place }) => place)).toEqual(expect.arrayContaining(Object.keys(REFERENCES)));
    expect(await rival.rows()).toEqual(before);
    await rival.close();
    expect((await mailsTo(app, owner)).at(-1)).toContain('was deleted with all its data');
  });

  it('names columns that refer to a company, or it is found by them', async () => {
    const { rows } = await god.query<{ place: string }>(
      `select conrelid::regclass::text || '.' || a.attname as place from pg_constraint k
       join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
       where k.contype = 'f' and k.confrelid = 'tenants'::regclass and a.attname <> 'tenant_id'`,
    );
    expect(rows.map(({ place }) => place).filter((place) => !(place in REFERENCES))).toEqual([]);
  });
});
