import { Client } from 'pg';
import { v7 as uuidv7 } from 'uuid';
import type { Config } from '../../kernel/config/index.js';
import { db, Scopes } from '../../kernel/database/index.js';
import { Schedule } from '../../kernel/queue/index.js';
import { httpApp, type HttpTestApp, TEST_PASSWORD } from '../../../test/support/index.js';
import { anApiKey, injectWith } from '../api-keys/api-keys.factory.js';
import { anOBrien, makeClient } from '../clients/clients.factory.js';
import { AuditMonths } from './audit-months.js';

interface Entry {
  record_kind: string;
  record_id: string;
  table_name: string;
  action: string;
  old: object | null;
  new: object | null;
  actor_id: string | null;
  source: string;
  origin: Record<string, string>;
}

describe('the audit log', () => {
  let app: HttpTestApp;
  let god: Client;
  beforeAll(async () => {
    app = await httpApp();
    god = new Client({ connectionString: app.database.superuserUrl });
    await god.connect();
  });
  afterAll(async () => {
    await god.end();
    await app.close();
  });

  const entriesOf = (recordId: string) =>
    app.asMember('owner', () =>
      db().query<Entry[]>('select * from audit_entries where record_id = $1 order by seq', [recordId]),
    );
  const propertyOf = async () => {
    const { properties } = await makeClient(app, anOBrien());
    return properties[0]?.id ?? '';
  };

  it('holds who changed what, from where, by which request', async () => {
    const { client } = await makeClient(app, anOBrien({ notes: 'Pays late' }));
    const headers = { 'if-match': '*', 'x-request-id': 'request-of-the-test' };
    const url = `/api/v1/clients/${client.id}`;
    await app.injectAs('office_manager', { method: 'PATCH', url, headers, payload: { notes: 'Pays at once' } });
    const [created, changed, ...others] = await entriesOf(client.id);
    expect(created).toMatchObject({ action: 'created', old: null, new: { notes: 'Pays late', number: client.number } });
    const { userId, actor } = app.greenfield.members.office_manager;
    expect(changed).toMatchObject({
      record_kind: 'client',
      table_name: 'clients',
      action: 'changed',
      actor_id: userId,
      source: 'web',
      origin: { kind: 'user', name: actor.name, request: 'request-of-the-test', credential: expect.any(String) },
    });
    // Nothing of what is counted, derived or kept for every row.
    expect([changed?.old, changed?.new]).toEqual([{ notes: 'Pays late' }, { notes: 'Pays at once' }]);
    expect(others).toEqual([]);
  });

  it('holds a key by its id and name, and that it was used that day', async () => {
    const { id, secret } = await anApiKey(app, ['clients.read.all', 'clients.update']);
    const { client } = await makeClient(app, anOBrien());
    const url = `/api/v1/clients/${client.id}`;
    await injectWith(app, secret, {
      method: 'PATCH',
      url,
      headers: { 'if-match': '*' },
      payload: { notes: 'By a key' },
    });
    const changed = (await entriesOf(client.id)).at(-1);
    expect(changed).toMatchObject({ actor_id: id, source: 'api', origin: { kind: 'api_key', credential: id } });
  });

  it('holds what a row of a record held when it goes, and nothing of what rolls back', async () => {
    const id = uuidv7();
    const doomed = app.asMember('owner', async () => {
      await db().query(`insert into crews (id, name, colour) values ($1, 'North', '#2f855a')`, [id]);
      throw new Error('rolled back');
    });
    await expect(doomed).rejects.toThrow('rolled back');
    await app.asMember('owner', async () => {
      await db().query(`insert into crews (id, name, colour) values ($1, 'South', '#2f855a')`, [id]);
      await db().query('delete from crews where id = $1', [id]);
    });
    expect(await entriesOf(id)).toMatchObject([
      { action: 'created', new: { name: 'South' } },
      { action: 'deleted', old: { name: 'South', colour: '#2f855a' }, new: null },
    ]);
  });

  it('has one entry for each row of a statement that changes many, each with its own values', async () => {
    const ids = [uuidv7(), uuidv7(), uuidv7()];
    await app.asMember('owner', async () => {
      await db().query(
        `insert into crews (id, name, colour) select id, 'Crew ' || n, '#2f855a' from unnest($1::uuid[]) with ordinality as i(id, n)`,
        [ids],
      );
      await db().query(`update crews set name = name || '!' where id = any ($1)`, [ids]);
      // A change of nothing.
      await db().query('update crews set name = name where id = any ($1)', [ids]);
    });
    for (const [index, id] of ids.entries()) {
      const name = `Crew ${index + 1}`;
      expect(await entriesOf(id)).toMatchObject([
        { action: 'created', new: { name } },
        { action: 'changed', old: { name }, new: { name: `${name}!` } },
      ]);
    }
  });

  it('says that a secret has changed, and holds none', async () => {
    const id = await propertyOf();
    const canary = 'canary-4711';
    await app.injectAs('owner', {
      method: 'PATCH',
      url: `/api/v1/properties/${id}`,
      headers: { 'if-match': '*' },
      payload: { accessCodes: { gate: canary } },
    });
    const { secret } = await anApiKey(app, ['clients.read.all']);
    const endpoint = await app.injectAs('owner', {
      method: 'POST',
      url: '/api/v1/webhook-endpoints',
      payload: { url: 'https://hooks.example.com/x', eventTypes: ['client.*'] },
    });
    const { rows } = await god.query<{ text: string }>('select e::text as text from audit_entries e');
    const all = rows.map(({ text }) => text).join('\n');
    const { rows: stored } = await god.query<{ text: string }>(
      `select password_hash as text from users union all select encode(token_hash, 'hex') from sessions
       union all select encode(secret_hash, 'hex') from api_keys union all select encode(sealed, 'hex') from webhook_secrets
       union all select encode(gate_code, 'hex') from properties where gate_code is not null
       union all select encode(data_key, 'hex') from tenants where data_key is not null`,
    );
    const told = endpoint.json<{ secret: string }>().secret;
    expect(stored.length).toBeGreaterThan(5);
    for (const unsaid of [canary, secret, told, TEST_PASSWORD, ...stored.map(({ text }) => text)])
      expect(all).not.toContain(unsaid);
    expect((await entriesOf(id)).at(-1)).toMatchObject({ new: { gate_code: { concealed: true } } });
  });

  it('holds sign-ins, and changes of a person in each of their companies', async () => {
    const { userId, email } = app.greenfield.members.read_only;
    const login = await app.inject({
      method: 'POST',
      url: '/api/v1/auth/login',
      headers: { 'user-agent': 'a phone of the test' },
      payload: { email, password: TEST_PASSWORD },
    });
    expect(login.statusCode).toBe(200);
    const signIns = await app.asMember('owner', () =>
      db().query<Entry[]>(`select * from audit_entries where record_kind = 'session' and new ->> 'user_id' = $1`, [
        userId,
      ]),
    );
    expect(signIns).toMatchObject([{ action: 'created', new: { user_agent: 'a phone of the test', client: 'web' } }]);
    const nobody = { tenantId: null, actor: null };
    await app.get(Scopes).run(nobody, () => db().query(`update users set name = 'Another' where id = $1`, [userId]));
    expect((await entriesOf(userId)).at(-1)).toMatchObject({ record_kind: 'user', new: { name: 'Another' } });
  });

  it('is read by its company alone, and written by nobody who works for the product', async () => {
    const { client } = await makeClient(app, anOBrien());
    const own = await entriesOf(client.id);
    const foreign = await app.asTenant('rival', () =>
      db().query<Entry[]>('select * from audit_entries where record_id = $1', [client.id]),
    );
    expect([own.length, foreign.length]).toEqual([1, 0]);
    for (const sql of [
      `insert into audit_entries (record_kind, record_id, table_name, action, source, origin)
       values ('client', gen_random_uuid(), 'clients', 'created', 'web', '{}')`,
      `update audit_entries set source = 'system'`,
      'delete from audit_entries',
      'truncate audit_entries',
      `update audit_months set month = '2001-01-01'`,
      'delete from audit_months',
      'select from audit.entries_default',
      'alter table clients disable trigger audit_updated',
      'set role hedgerow_audit',
    ])
      await expect(app.asMember('owner', () => db().query(sql))).rejects.toMatchObject({ code: '42501' });
  });

  it('takes what comes before its month, and moves it there', async () => {
    const record = uuidv7();
    const month = (ahead: string) => `date_trunc('month', now() at time zone 'UTC') + interval '${ahead}'`;
    await god.query(
      `insert into audit_entries (tenant_id, at, record_kind, record_id, table_name, action, source, origin)
       values ($1, (${month('5 months 3 days')}) at time zone 'UTC', 'client', $2, 'clients', 'created', 'web', '{}')`,
      [app.greenfield.tenantId, record],
    );
    const place = async () => {
      const { rows } = await god.query<{ name: string; of: string }>(
        `select tableoid::regclass::text as name, to_char(${month('5 months')}, '"audit.entries_"YYYY_MM') as of
         from audit_entries where record_id = $1`,
        [record],
      );
      return rows[0];
    };
    expect((await place())?.name).toBe('audit.entries_default');
    await app.asMember('owner', () => db().query(`insert into audit_months (month) values (${month('5 months')})`));
    const { name, of } = (await place()) ?? {};
    expect(name).toBe(of);
  });

  it('has the next months made by the clock, once', async () => {
    const made = () =>
      god.query<{ month: string }>(`select month::text from audit_months where month > now() order by 1`);
    await god.query(
      `delete from audit_months where month > now() + interval '2 months' and month < now() + interval '4 months'`,
    );
    await god.query(
      `drop table audit.entries_${
        (
          await god.query<{ name: string }>(
            `select to_char(now() at time zone 'UTC' + interval '3 months', 'YYYY_MM') as name`,
          )
        ).rows[0]?.name
      }`,
    );
    await app.get(AuditMonths).run();
    const first = await made();
    await app.get(AuditMonths).run();
    expect((await made()).rows).toEqual(first.rows);
    expect(first.rows.length).toBeGreaterThanOrEqual(3);
  });

  const archivedOf = async (month: string) => {
    const sql = `select to_regclass('audit.archived_' || $1) is not null as archived`;
    return (await god.query<{ archived: boolean }>(sql, [month])).rows[0]?.archived;
  };

  it('lets go of months that are no longer kept, never of the last year', async () => {
    await god.query(`insert into audit_months (month, made_at) values ('2001-02-01', '2001-02-01')`);
    await app.get(AuditMonths).run();
    expect(await archivedOf('2001_02')).toBe(false);
    const kept = { get: () => 12 } as unknown as Config;
    await new AuditMonths(app.get(Scopes), app.get(Schedule), kept).run();
    expect(await archivedOf('2001_02')).toBe(true);
    const recent = app.asMember('owner', () =>
      db().query(
        `update audit_months set archived_at = now() where month >= date_trunc('month', now() - interval '1 year')`,
      ),
    );
    await expect(recent).rejects.toMatchObject({ code: '23514' });
  });
});
