import { withClient } from '../../../../scripts/roles.mjs';
import { httpApp, type HttpTestApp } from '../../../test/support/index.js';
import { makeClient } from '../clients/clients.factory.js';
import type { OperationDto } from '../operations/index.js';

describe('a change of selected clients', () => {
  let app: HttpTestApp;
  const ids: Record<string, string> = {};
  beforeAll(async () => {
    app = await httpApp();
    for (const status of ['lead', 'active', 'inactive'] as const)
      ids[status] = (await makeClient(app, { displayName: status, status, leadSource: 'Sign' })).client.id;
    const { client } = await makeClient(app, { displayName: 'archived' });
    ids['archived'] = client.id;
    await app.injectAs('owner', { method: 'POST', url: `/api/v1/clients/${client.id}/archive` });
    ids['theirs'] = (await makeClient(app, { displayName: 'theirs', status: 'lead' }, 'rival')).client.id;
  });
  afterAll(() => app.close());

  const ask = (payload: object) =>
    app.injectAs('owner', { method: 'POST', url: '/api/v1/clients/bulk-by-filter', payload });
  const ended = async (change: object) => {
    const answer = await ask({ filter: { ids: Object.values(ids) }, ...change });
    const { id } = answer.json<OperationDto>();
    await app.drainQueue();
    return (await app.injectAs('owner', { method: 'GET', url: `/api/v1/operations/${id}` })).json<OperationDto>();
  };
  const now = async (name: string, company: 'greenfield' | 'rival' = 'greenfield') =>
    (await app.injectAs('owner', { method: 'GET', url: `/api/v1/clients/${ids[name]}` }, company)).json<object>();

  it('changes only those, archived ones too, and none of another company', async () => {
    const { result } = await ended({ action: 'set_lead_source', leadSource: 'Fair' });
    expect(result).toMatchObject({ found: 4, changed: 4 });
    expect(await now('archived')).toMatchObject({ leadSource: 'Fair', status: 'archived' });
    expect(await now('theirs', 'rival')).toMatchObject({ leadSource: null });
    expect((await ended({ action: 'set_lead_source', leadSource: null, dryRun: true })).result).toMatchObject({
      changed: 4,
    });
    expect((await ended({ action: 'set_lead_source', leadSource: 'Fair' })).result).toMatchObject({ skipped: 4 });
  });

  it('makes them active or inactive by the rules for a single client', async () => {
    const problems = [{ id: ids['archived'], code: 'invalid_transition' }];
    const change = { action: 'activate' };
    const counts = { found: 4, changed: 2, skipped: 1, failed: 1, problems };
    expect((await ended({ ...change, dryRun: true })).result).toMatchObject(counts);
    expect((await ended(change)).result).toMatchObject(counts);
    expect([await now('lead'), await now('inactive')]).toMatchObject([{ status: 'active' }, { status: 'active' }]);
    const filter = { ids: [ids['lead'], ids['active']] };
    expect((await ended({ action: 'deactivate', filter })).result).toMatchObject({ found: 2, changed: 2 });
    expect(await now('lead')).toMatchObject({ status: 'inactive' });
  });

  it('adds tags also where the old ones differ only in capitals', async () => {
    await withClient(app.database.superuserUrl, async (client) => {
      await client.query('set session_replication_role = replica');
      await client.query(`update clients set tags = '{Snow,SNOW}' where id = $1`, [ids['lead']]);
    });
    const change = { action: 'add_tags', tags: ['weekly'], filter: { ids: [ids['lead']] } };
    expect((await ended(change)).result).toMatchObject({ changed: 1, skipped: 0 });
    expect(await now('lead')).toMatchObject({ tags: ['Snow', 'weekly'] });
    expect((await ended(change)).result).toMatchObject({ changed: 0, skipped: 1 });
  });

  it.each([
    [{ action: 'set_lead_source' }, '/leadSource', 'required'],
    [{ action: 'archive', leadSource: 'x' }, '/leadSource', 'lead_source_without_use'],
    [{ action: 'archive', filter: { ids: [] } }, '/filter/ids', 'array_min_size'],
    [{ action: 'archive', filter: { ids: ['x'] } }, '/filter/ids', 'is_uuid'],
  ])('refuses %j', async (change, pointer, code) => {
    const answer = await ask({ filter: { q: 'nobody' }, ...change });
    expect(answer.statusCode).toBe(422);
    expect(answer.json<{ errors: object[] }>().errors).toContainEqual(expect.objectContaining({ pointer, code }));
  });
});
