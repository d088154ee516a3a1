import { parse } from 'csv-parse/sync';
import { Client } from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { db } from '../../kernel/database/index.js';
import type { PresetRole } from '../../kernel/access/index.js';
import { type CompanyName, httpApp, type HttpTestApp } from '../../../test/support/index.js';
import { anOBrien, makeClient } from '../clients/clients.factory.js';
import type { AuditEntryDto } from './audit-entry.dto.js';
import { AuditSealing } from './audit-sealing.js';
import type { AuditVerificationDto } from './audit-verification.dto.js';
import type { RecordAsOfDto } from './record-as-of.dto.js';

describe('how far the audit log reaches', () => {
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

  const get = (path: string, query: object = {}, role: PresetRole = 'owner', company: CompanyName = 'greenfield') =>
    app.injectAs(
      role,
      { method: 'GET', url: `/api/v1/audit-entries${path}?${new URLSearchParams({ ...query }).toString()}` },
      company,
    );
  const list = async (query: object) => (await get('', query)).json<{ items: AuditEntryDto[] }>().items;
  const patch = (id: string, payload: object) =>
    app.injectAs('owner', { method: 'PATCH', url: `/api/v1/clients/${id}`, headers: { 'if-match': '*' }, payload });
  const pause = () => god.query('select pg_sleep(0.002)');
  const moment = async () => {
    await pause();
    const { rows } = await god.query<{ now: Date }>('select now()');
    await pause();
    return rows[0]?.now.toISOString() ?? '';
  };

  describe('sign-ins that fail', () => {
    const signIn = (email: string, remoteAddress: string) =>
      app.inject({
        method: 'POST',
        url: '/api/v1/auth/login',
        remoteAddress,
        payload: { email, password: 'not the password at all' },
      });
    const failed = async () =>
      (await list({ entityType: 'session', action: 'created' })).filter(({ part }) => part === 'failed_sign_ins');

    it('are entries of the account’s companies, one for an address and an hour', async () => {
      const { email, userId, actor } = app.greenfield.members.sales;
      for (const address of ['203.0.113.7', '203.0.113.7', '203.0.113.7', '203.0.113.8'])
        expect((await signIn(email, address)).statusCode).toBe(401);
      await signIn('nobody-at-all@example.com', '203.0.113.9');
      const tries = () =>
        god.query<{ network: string; tries: number }>(
          'select network, sum(tries)::int as tries from failed_sign_ins where user_id = $1 group by 1 order by 1',
          [userId],
        );
      // They are noted after the answer.
      while ((await tries()).rows.reduce((sum, row) => sum + row.tries, 0) < 4) await pause();
      expect((await tries()).rows).toEqual([
        { network: '203.0.113.7', tries: 3 },
        { network: '203.0.113.8', tries: 1 },
      ]);
      const { rows } = await god.query<{ hours: number }>(
        'select count(*)::int as hours from failed_sign_ins where user_id = $1',
        [userId],
      );
      const entries = await failed();
      expect(entries).toHaveLength(rows[0]?.hours ?? 0);
      expect(new Set(entries.map(({ change }) => change.after?.['network']))).toEqual(
        new Set(['203.0.113.7', '203.0.113.8']),
      );
      expect(entries[0]).toMatchObject({ entityName: actor.name, actor: { id: userId, name: actor.name } });
      const elsewhere = await get('', { entityType: 'session', actorId: userId }, 'owner', 'rival');
      expect(elsewhere.json<{ items: unknown[] }>().items).toEqual([]);
    });
  });

  describe('exports', () => {
    const noted = async () => (await list({ entityType: 'tenant' })).filter(({ part }) => part === 'data_exports');

    it('of clients are entries, with their filter and number', async () => {
      const tag = `tag-${uuidv7().slice(-8)}`;
      await makeClient(app, anOBrien({ tags: [tag] }));
      const url = '/api/v1/clients/export';
      const answer = await app.injectAs('owner', { method: 'POST', url, payload: { filter: { tag: [tag] } } });
      expect(answer.statusCode).toBe(200);
      expect((await noted())[0]).toMatchObject({
        action: 'created',
        change: { after: { records: 'clients', rows: 1, filter: { tag: [tag] } } },
        actor: { id: app.greenfield.members.owner.userId },
      });
    });

    it('of the log have a row for each field, safe for spreadsheets, and are entries themselves', async () => {
      const { client } = await makeClient(app, anOBrien({ notes: 'Pays late' }));
      await patch(client.id, { notes: '=HYPERLINK("https://example.com")', leadSource: 'Fair' });
      const url = '/api/v1/audit-entries/export';
      const filter = { entityId: client.id, action: 'changed' };
      const payload = { filter };
      const answer = await app.injectAs('owner', { method: 'POST', url, payload });
      expect(answer.headers['content-type']).toContain('text/csv');
      const rows = parse<Record<string, string>>(answer.body, { bom: true, columns: true });
      expect(rows.toSorted((a, b) => ((a['Field'] ?? '') < (b['Field'] ?? '') ? -1 : 1))).toMatchObject([
        { Action: 'changed', Record: client.displayName, Field: 'leadSource', After: 'Fair' },
        { Field: 'notes', Before: 'Pays late', After: `'=HYPERLINK("https://example.com")` },
      ]);
      expect((await noted())[0]).toMatchObject({ change: { after: { records: 'audit_entries', filter } } });
      expect((await app.injectAs('dispatcher', { method: 'POST', url, payload })).statusCode).toBe(403);
    });
  });

  it('names the records that entries are of, also when they are gone', async () => {
    const { client, properties } = await makeClient(app, anOBrien());
    const crew = uuidv7();
    await app.asMember('owner', async () => {
      await db().query(`insert into crews (id, name, colour) values ($1, 'Gone South', '#2f855a')`, [crew]);
      await db().query('delete from crews where id = $1', [crew]);
    });
    const nameOf = async (entityId: string) => (await list({ entityId }))[0]?.entityName;
    expect(await nameOf(client.id)).toBe(client.displayName);
    expect(await nameOf(properties[0]?.id ?? '')).toEqual(expect.any(String));
    expect(await nameOf(crew)).toBe('Gone South');
    const [member] = await list({ entityType: 'membership', action: 'created' });
    expect(member?.entityName).toEqual(expect.any(String));
  });

  describe('a record as of a point in time', () => {
    const asOf = async (entityType: string, entityId: string, at: string, role: PresetRole = 'owner') => {
      const answer = await get('/record', { entityType, entityId, at }, role);
      expect(answer.statusCode).toBe(200);
      return answer.json<RecordAsOfDto>();
    };

    it('is rebuilt from its entries, with what is different now', async () => {
      const before = await moment();
      const { client } = await makeClient(app, anOBrien({ notes: 'Pays late', leadSource: null }));
      const created = await moment();
      await patch(client.id, { notes: 'Pays at once', leadSource: 'Fair' });
      const changed = await moment();
      await patch(client.id, { leadSource: 'Website', creditLimitCents: 5000 });

      expect(await asOf('client', client.id, before)).toMatchObject({ state: 'not_created', values: {} });
      const first = await asOf('client', client.id, created);
      expect(first).toMatchObject({ state: 'existed', isWhole: true, values: { notes: 'Pays late' } });
      expect(first.values).not.toHaveProperty('leadSource');
      expect(first.since).toMatchObject({
        before: { notes: 'Pays late', leadSource: null, creditLimitCents: null },
        after: { notes: 'Pays at once', leadSource: 'Website', creditLimitCents: 5000 },
      });
      const second = await asOf('client', client.id, changed);
      expect(second.values).toMatchObject({ notes: 'Pays at once', leadSource: 'Fair' });
      expect(second.since.fields.toSorted()).toEqual(['creditLimitCents', 'leadSource']);
      const now = await asOf('client', client.id, await moment());
      expect([now.since.fields, now.values['leadSource']]).toEqual([[], 'Website']);
    });

    it('is known of what has been deleted', async () => {
      const crew = uuidv7();
      await app.asMember('owner', () =>
        db().query(`insert into crews (id, name, colour) values ($1, 'South', '#2f855a')`, [crew]),
      );
      const alive = await moment();
      await app.asMember('owner', () => db().query('delete from crews where id = $1', [crew]));
      expect(await asOf('crew', crew, alive)).toMatchObject({
        state: 'existed',
        values: { name: 'South', colour: '#2f855a' },
        since: { after: null },
      });
      expect(await asOf('crew', crew, await moment())).toMatchObject({ state: 'deleted', values: {} });
    });

    it('says so when the record is older than the log, and tells what has changed since', async () => {
      const { client } = await makeClient(app, anOBrien({ notes: 'Pays late' }));
      await god.query('delete from audit_entries where record_id = $1', [client.id]);
      const old = await moment();
      await patch(client.id, { notes: 'Pays at once' });
      expect(await asOf('client', client.id, old)).toMatchObject({
        state: 'existed',
        isWhole: false,
        changedAt: null,
        values: { notes: 'Pays late' },
        since: { fields: ['notes'] },
      });
    });

    it('is for those who may read it, and nobody elsewhere', async () => {
      const { client } = await makeClient(app, anOBrien());
      const query = { entityType: 'client', entityId: client.id, at: await moment() };
      expect((await get('/record', query, 'dispatcher')).statusCode).toBe(403);
      expect((await get('/record', query, 'owner', 'rival')).json()).toMatchObject({ code: 'no_history' });
      expect((await get('/record', { ...query, at: 'yesterday' })).statusCode).toBe(422);
    });
  });

  it('is verified through the API, by whoever may view it', async () => {
    const { client } = await makeClient(app, anOBrien());
    const seal = app.get(AuditSealing);
    const isSealed = async () =>
      (
        await god.query(
          'select from audit_entries where record_id = $1 and seq <= (select reached from audit_sealing)',
          [client.id],
        )
      ).rowCount;
    while ((await isSealed()) === 0) await seal.run();
    const verify = async (query: object) => {
      const answer = await get('/verification', query);
      expect(answer.statusCode).toBe(200);
      return answer.json<AuditVerificationDto>();
    };
    const whole = await verify({});
    expect(whole.entries).toBeGreaterThan(0);
    expect((await verify({ head: `1-${'0'.repeat(64)}` })).mismatch?.reason).toBe('head_unknown');
    const last = whole.head;
    expect((await verify({ after: '0', head: `${last?.number}-${last?.hash}` })).mismatch?.reason).not.toBe(
      'head_unknown',
    );
    expect((await get('/verification', {}, 'dispatcher')).statusCode).toBe(403);
    expect((await get('/verification', { head: 'x' })).statusCode).toBe(422);
  });
});
