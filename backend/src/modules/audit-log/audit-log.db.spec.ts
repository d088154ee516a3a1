import { Client } from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { db, NOBODY, Scopes } from '../../kernel/database/index.js';
import type { PresetRole } from '../../kernel/access/index.js';
import { type CompanyName, httpApp, type HttpTestApp, TEST_PASSWORD } from '../../../test/support/index.js';
import { anApiKey, injectWith } from '../api-keys/api-keys.factory.js';
import { anOBrien, makeClient } from '../clients/clients.factory.js';
import type { AuditEntryDto } from './audit-entry.dto.js';

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
      db().query<Entry[]>('select * from audit_entries where record_id = $1 order by at, id', [recordId]),
    );
  const propertyOf = async () => {
    const { properties } = await makeClient(app, anOBrien());
    return properties[0]?.id ?? '';
  };

  it('records who changed what, from where, by which request', async () => {
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

  it('records an API key by its id and name, and that it was used that day', async () => {
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

  it('records the values of a deleted row, and nothing that was rolled back', async () => {
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

  it('keeps the order of one transaction, where PostgreSQL makes ordered ids', async () => {
    const id = uuidv7();
    await app.asMember('owner', async () => {
      await db().query(`insert into crews (id, name, colour) values ($1, 'One', '#2f855a')`, [id]);
      for (const name of ['Two', 'Three', 'Four'])
        await db().query('update crews set name = $2 where id = $1', [id, name]);
    });
    const { rows } = await god.query<{ name: string; ordered: boolean }>(
      `select new ->> 'name' as name, current_setting('server_version_num')::int >= 180000 as ordered
       from audit_entries where record_id = $1 order by at, id`,
      [id],
    );
    const names = rows.map(({ name }) => name);
    expect(rows[0]?.ordered ? names : names.toSorted()).toEqual(
      rows[0]?.ordered ? ['One', 'Two', 'Three', 'Four'] : ['Four', 'One', 'Three', 'Two'],
    );
  });

  it('records that a secret has changed, but not the secret', async () => {
    const id = await propertyOf();
    const canary = 'canary-4711';
    await app.injectAs('owner', {
      method: 'PATCH',
      url: `/api/v1/properties/${id}`,
      headers: { 'if-match': '*' },
      payload: { gateCode: canary },
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

  it('records sign-ins, and changes of a person in each of their companies', async () => {
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
    await app.get(Scopes).run(NOBODY, () => db().query(`update users set name = 'Another' where id = $1`, [userId]));
    expect((await entriesOf(userId)).at(-1)).toMatchObject({ record_kind: 'user', new: { name: 'Another' } });
  });

  it('is only read by its own company, and never written by the application role', async () => {
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

  describe('through the API', () => {
    const list = async (
      query: Record<string, string>,
      role: PresetRole = 'owner',
      company: CompanyName = 'greenfield',
    ) => {
      const url = `/api/v1/audit-entries?${new URLSearchParams(query).toString()}`;
      const answer = await app.injectAs(role, { method: 'GET', url }, company);
      expect(answer.statusCode).toBe(200);
      return answer.json<{ items: AuditEntryDto[]; nextCursor: string | null }>();
    };
    const patch = (id: string, payload: object) =>
      app.injectAs('owner', { method: 'PATCH', url: `/api/v1/clients/${id}`, headers: { 'if-match': '*' }, payload });

    it('shows a record’s changes newest first, page by page, by the names of the contract', async () => {
      const { client } = await makeClient(app, anOBrien({ leadSource: 'Flyer' }));
      for (const leadSource of ['Fair', 'Website']) await patch(client.id, { leadSource });
      const query = { entityId: client.id, limit: '2' };
      const { items, nextCursor } = await list(query);
      const { members } = app.greenfield;
      expect(items).toMatchObject([
        {
          entityType: 'client',
          part: 'clients',
          action: 'changed',
          change: {
            fields: ['leadSource'],
            before: { leadSource: 'Fair' },
            after: { leadSource: 'Website' },
            concealed: [],
          },
          actor: { kind: 'user', id: members.owner.userId, name: members.owner.actor.name, source: 'web' },
        },
        { change: { before: { leadSource: 'Flyer' }, after: { leadSource: 'Fair' } } },
      ]);
      expect(items[0]?.actor.userAgent).toEqual(expect.any(String));
      const rest = await list({ ...query, cursor: nextCursor ?? '' });
      expect(rest).toMatchObject({ items: [{ action: 'created', change: { before: null } }], nextCursor: null });
      const [newest] = items;
      expect((await list({ entityId: client.id, until: newest?.at ?? '' })).items).toHaveLength(2);
      expect((await list({ entityId: client.id, since: newest?.at ?? '', action: 'changed' })).items).toEqual([newest]);
      expect((await list({ entityId: client.id, actorId: members.sales.userId })).items).toEqual([]);
      expect((await list({ entityId: client.id }, 'owner', 'rival')).items).toEqual([]);
    });

    it('says of a secret that it has changed', async () => {
      const id = await propertyOf();
      const url = `/api/v1/properties/${id}`;
      await app.injectAs('owner', {
        method: 'PATCH',
        url,
        headers: { 'if-match': '*' },
        payload: { gateCode: '4711' },
      });
      const [newest] = (await list({ entityId: id })).items;
      expect(newest?.change).toEqual({ fields: ['gateCode'], before: {}, after: {}, concealed: ['gateCode'] });
    });

    it('shows no record and no field that the reader may not read, and nothing without the permission', async () => {
      const { client } = await makeClient(app, anOBrien());
      await patch(client.id, { creditLimitCents: 50_000, notes: 'Pays late' });
      const fields = async () =>
        (await list({ entityId: client.id }, 'accountant')).items.map(({ change }) => change.fields);
      const refused = await app.injectAs('office_manager', { method: 'GET', url: '/api/v1/audit-entries' });
      expect(refused.statusCode).toBe(403);
      const grant = (permissions: string[]) =>
        app.asMember('owner', () =>
          db().query(`update roles set permissions = $1, version = version where key = 'accountant'`, [permissions]),
        );
      const [role] = await app.asMember('owner', () =>
        db().query<Array<{ permissions: string[] }>>(`select permissions from roles where key = 'accountant'`),
      );
      await grant(['audit.view', 'clients.read.all']);
      expect((await fields())[0]).toEqual(['notes']);
      await grant(['audit.view', 'clients.read.all', 'prices.view']);
      expect((await fields())[0]?.toSorted()).toEqual(['creditLimitCents', 'notes']);
      await grant(['audit.view', 'members.read']);
      expect(await fields()).toEqual([]);
      expect((await list({ entityType: 'session' }, 'accountant')).items).toEqual([]);
      await grant(role?.permissions ?? []);
    });

    it('says whose sign-in it was', async () => {
      const { email, userId, actor } = app.greenfield.members.dispatcher;
      const payload = { email, password: TEST_PASSWORD };
      await app.inject({ method: 'POST', url: '/api/v1/auth/login', payload });
      const { items } = await list({ entityType: 'session', action: 'created' });
      const own = items.filter(({ change }) => change.after?.['userId'] === userId);
      expect(own[0]?.actor).toMatchObject({ kind: 'user', id: userId, name: actor.name });
    });
  });
});
