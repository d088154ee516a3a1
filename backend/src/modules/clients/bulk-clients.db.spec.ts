import { db, newId, Scopes } from '../../kernel/database/index.js';
import type { BulkResultsDto } from '../../kernel/bulk/index.js';
import { httpApp, type HttpTestApp } from '../../../test/support/index.js';
import type { PresetRole } from '../../kernel/access/index.js';
import { makeClient } from './clients.factory.js';
import { ClientsModule } from './clients.module.js';
import { ClientSearchModule } from '../client-search/client-search.module.js';
import { BulkClients } from './bulk-clients.js';

describe('creating clients in bulk', () => {
  let app: HttpTestApp;
  beforeAll(async () => void (app = await httpApp({ modules: [ClientsModule, ClientSearchModule] })));
  afterAll(() => app.close());

  const send = (rows: unknown[], headers: Record<string, string> = {}, role: PresetRole = 'owner') =>
    app.injectAs(role, { method: 'POST', url: '/api/v1/clients/bulk', payload: { rows }, headers });
  const bulk = async (rows: unknown[], role: PresetRole = 'owner') =>
    (await send(rows, {}, role)).json<BulkResultsDto>();
  const events = (entityId: string) =>
    app.asMember('owner', async () => {
      const rows: Array<{ type: string }> = await db().query(
        'select type from events where entity_id = $1 order by seq',
        [entityId],
      );
      return rows.map(({ type }) => type);
    });

  it('accepts or refuses each row separately, in order', async () => {
    const [ours, theirs] = [(await makeClient(app)).client.id, (await makeClient(app, undefined, 'rival')).client.id];
    const fresh = newId();
    const { results, succeeded, failed } = await bulk([
      { action: 'update', id: ours, version: 1, changes: { leadSource: 'Yard sign' } },
      { action: 'archive', id: theirs },
      { action: 'create', client: { id: fresh, displayName: 'Fresh' } },
      { action: 'create', client: { displayName: '', tags: 'none' } },
      { action: 'update', id: ours, version: 1, changes: { leadSource: 'Flyer' } },
      { action: 'paint', id: ours },
      { action: 'archive', id: ours },
      { action: 'update', id: fresh, changes: { notes: null, surname: 'X' } },
    ]);
    expect(
      results.map(({ index, status, id, version, problem }) => [index, status, id, version, problem?.code]),
    ).toEqual([
      [0, 200, ours, 2, undefined],
      [1, 404, theirs, null, 'client_not_found'],
      [2, 201, fresh, 1, undefined],
      [3, 422, null, null, 'validation_failed'],
      [4, 412, ours, null, 'version_mismatch'],
      [5, 422, ours, null, 'validation_failed'],
      [6, 200, ours, 3, undefined],
      [7, 422, fresh, null, 'validation_failed'],
    ]);
    expect([succeeded, failed]).toEqual([3, 5]);
    expect(results[3]?.problem?.errors?.map(({ pointer }) => pointer)).toEqual(
      expect.arrayContaining(['/client/displayName', '/client/tags']),
    );
    expect(results[7]?.problem?.errors).toMatchObject([{ pointer: '/changes/surname', code: 'unknown_field' }]);
    expect(await events(ours)).toEqual(['client.created', 'client.updated', 'client.archived']);
    expect(await events(theirs)).toEqual([]);
  });

  it('leaves nothing of a row that fails halfway: no record, no event, no number', async () => {
    const id = newId();
    const contact = { id: newId(), firstName: 'Ann' };
    const { results } = await bulk([
      { action: 'create', client: { id, displayName: 'Half', contacts: [contact, contact] } },
      { action: 'create', client: { id: newId(), displayName: 'Whole', contacts: [contact] } },
    ]);
    expect(results.map(({ status }) => status)).toEqual([409, 201]);
    expect(await events(id)).toEqual([]);
  });

  it('checks the permission for each row', async () => {
    const { client } = await makeClient(app);
    const rows = [
      { action: 'archive', id: client.id },
      { action: 'update', id: client.id, changes: { leadSource: 'Fair' } },
    ];
    const { tenantId, members } = app.greenfield;
    const actor = { ...members.owner.actor, permissions: new Set(['clients.update', 'clients.read.all'] as const) };
    const { results } = await app.get(Scopes).run({ tenantId, actor }, () => app.get(BulkClients).run(rows));
    expect(results.map(({ status, problem }) => [status, problem?.code])).toEqual([
      [403, 'forbidden'],
      [200, undefined],
    ]);
    expect((await send(rows, {}, 'read_only')).statusCode).toBe(403);
  });

  it('happens once for one Idempotency-Key', async () => {
    const rows = [{ action: 'create', client: { displayName: 'Once in bulk' } }];
    const headers = { 'idempotency-key': 'bulk-once' };
    const [first, again] = [await send(rows, headers), await send(rows, headers)];
    expect(again.json()).toEqual(first.json());
    expect(again.headers['idempotency-replayed']).toBe('true');
    const found = await app.injectAs('owner', { method: 'GET', url: '/api/v1/clients?q=once%20in%20bulk' });
    expect(found.json<{ items: unknown[] }>().items).toHaveLength(1);
  });

  it.each([[[]], [Array.from({ length: 501 }, () => ({ action: 'archive', id: newId() }))]])(
    'are refused as a whole when the list is not one',
    async (rows) => {
      expect((await send(rows)).json()).toMatchObject({ status: 422, errors: [{ pointer: '/rows' }] });
    },
  );

  it('reports only the first errors of a row, so that the answer stays small', async () => {
    const strange = Object.fromEntries(Array.from({ length: 60 }, (_, n) => [`field${n}`, n]));
    const { results } = await bulk([{ action: 'create', client: { displayName: 'Strange', ...strange } }]);
    expect(results).toMatchObject([{ status: 422, problem: { code: 'validation_failed' } }]);
    expect(results[0]?.problem?.errors).toHaveLength(10);
  });

  it('survives a row that is not an object, or that holds text that cannot be stored', async () => {
    const { results, failed } = await bulk([
      ...['archive', null, 5, ['archive']],
      { action: 'create', client: { displayName: 'Nul \0' } },
      { action: 'create', client: { displayName: 'Sound' } },
    ]);
    expect(failed).toBe(5);
    const told = results.map(({ status, problem }) => [
      status,
      problem?.errors?.[0]?.code,
      problem?.errors?.[0]?.pointer,
    ]);
    const noObject = [422, 'is_object', ''];
    expect(told).toEqual([
      ...[noObject, noObject, noObject, noObject],
      [422, 'invalid_text', '/client/displayName'],
      [201, undefined, undefined],
    ]);
  });

  it('accepts 500 rows', async () => {
    const rows = Array.from({ length: 500 }, (_, n) => ({ action: 'create', client: { displayName: `Row ${n}` } }));
    expect(await bulk(rows)).toMatchObject({ succeeded: 500, failed: 0 });
  });
});
