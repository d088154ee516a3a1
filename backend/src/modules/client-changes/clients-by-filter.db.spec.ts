import { type Actor, SYSTEM } from '../../kernel/context/index.js';
import { db, Scopes } from '../../kernel/database/index.js';
import { httpApp, type HttpTestApp, untilSomebodyWaits } from '../../../test/support/index.js';
import { anApiKey, injectWith } from '../api-keys/api-keys.factory.js';
import { JobsService } from '../jobs/index.js';
import type { OperationDto } from '../operations/index.js';
import { PART } from '../filtered-changes/filtered-changes.js';
import type { PresetRole } from '../../kernel/access/index.js';
import { anOBrien, makeClient } from '../clients/clients.factory.js';
import { ClientsService } from '../clients/clients.service.js';
import { ClientIntake } from '../client-intake/client-intake.js';
import { ClientsByFilter } from './clients-by-filter.js';

interface Found {
  name: string;
  status: string;
  tags: string[];
  version: number;
}

/** Two parts of the walk and a bit. */
const MANY = 2 * PART + 10;

describe('a change of all clients that a filter finds', () => {
  let app: HttpTestApp;
  beforeAll(async () => void (app = await httpApp()));
  afterAll(() => app.close());

  const ask = (payload: object, role: PresetRole = 'owner', headers: Record<string, string> = {}) =>
    app.injectAs(role, { method: 'POST', url: '/api/v1/clients/bulk-by-filter', payload, headers });
  const start = async (payload: object) => (await ask(payload)).json<OperationDto>();
  const read = async (id: string) =>
    (await app.injectAs('owner', { method: 'GET', url: `/api/v1/operations/${id}` })).json<OperationDto>();
  const ended = async (payload: object): Promise<OperationDto> => {
    const { id } = await start(payload);
    await app.drainQueue();
    return read(id);
  };
  /** The look-alikes of both companies, each with a tag of its own that filters find them by. */
  const make = async (tag: string, count = 3) => {
    const rows = Array.from({ length: count }, (_, n) => ({ displayName: `${tag} ${n}`, tags: [tag] }));
    for (const company of ['greenfield', 'rival'] as const)
      await app.asTenant(company, () => app.get(ClientIntake).createMany(rows));
  };
  const found = (tag: string, company: 'greenfield' | 'rival' = 'greenfield') =>
    app.asTenant(company, () =>
      db().query<Found[]>(
        'select display_name as name, status, tags, version from clients where display_name like $1 order by id',
        [`${tag} %`],
      ),
    );
  const eventsOf = (tag: string, type: string) =>
    app.asMember('owner', () =>
      db().query<Array<{ entity: string; actor: object }>>(
        `select entity_id as entity, actor from events where type = $2 and data ->> 'displayName' like $1`,
        [`${tag} %`, type],
      ),
    );
  /** One try of a worker, that dies as by kill -9 after some parts: without a word. */
  const work = (id: string, parts = Infinity, lastAttempt = false, who: Partial<Actor> = {}) => {
    const die = () => {
      if (parts-- <= 0) throw new Error('killed');
    };
    const signal = { aborted: false, throwIfAborted: die } as unknown as AbortSignal;
    const run = { taskId: id, attempt: 1, lastAttempt, signal, once: () => Promise.resolve(true) };
    const { tenantId, members } = app.greenfield;
    const actor = { ...members.owner.actor, kind: SYSTEM.kind, permissions: SYSTEM.permissions, ...who };
    return app.get(Scopes).withoutTransaction({ tenantId, actor }, () => app.get(ClientsByFilter).run(id, run));
  };

  it('archives them with the events of the single action, and no other', async () => {
    await make('Fallow');
    await make('Fallower', 1);
    const answer = await ask({ filter: { tag: ['Fallow'] }, action: 'archive' });
    const { id, state, kind } = answer.json<OperationDto>();
    expect([answer.statusCode, state, kind]).toEqual([202, 'queued', 'clients.archive']);
    expect(answer.headers.location).toBe(`/api/v1/operations/${id}`);
    await app.drainQueue();
    const counts = { dryRun: false, found: 3, changed: 3, skipped: 0, failed: 0, problems: [] };
    expect(await read(id)).toMatchObject({ state: 'succeeded', done: 3, result: counts });
    expect((await found('Fallow')).map(({ status, version }) => [status, version])).toEqual(
      Array.from({ length: 3 }, () => ['archived', 2]),
    );
    expect(await found('Fallower')).toMatchObject([{ status: 'active', version: 1 }]);
    expect((await found('Fallow', 'rival')).map(({ status }) => status)).toEqual(['active', 'active', 'active']);
    const { userId } = app.greenfield.members.owner;
    const told = await eventsOf('Fallow', 'client.archived');
    expect(told).toHaveLength(3);
    expect(told[0]?.actor).toMatchObject({ kind: 'user', userId, source: 'web' });
  });

  it('restores them to what they were', async () => {
    await make('Returning', 2);
    await ended({ filter: { tag: ['Returning'] }, action: 'archive' });
    const unseen = await ended({ filter: { tag: ['Returning'] }, action: 'restore' });
    expect(unseen.result).toMatchObject({ found: 0, changed: 0 });
    const back = await ended({ filter: { tag: ['Returning'], status: ['archived'] }, action: 'restore' });
    expect(back.result).toMatchObject({ found: 2, changed: 2 });
    expect((await found('Returning')).map(({ status }) => status)).toEqual(['active', 'active']);
  });

  it('adds and removes tags; unchanged clients keep their version', async () => {
    await make('Tagged', 2);
    const filter = { q: 'tagged', tag: ['Tagged'] };
    const added = await ended({ filter, action: 'add_tags', tags: ['Tagged', 'spring'] });
    expect(added.result).toMatchObject({ found: 2, changed: 2, skipped: 0 });
    const again = await ended({ filter, action: 'add_tags', tags: ['spring'] });
    expect(again.result).toMatchObject({ found: 2, changed: 0, skipped: 2 });
    const expected = { tags: ['Tagged', 'spring'], version: 2 };
    expect(await found('Tagged')).toMatchObject([expected, expected]);
    const removed = await ended({ filter: { tag: ['spring'] }, action: 'remove_tags', tags: ['spring', 'autumn'] });
    expect(removed.result).toMatchObject({ found: 2, changed: 2 });
    expect(await found('Tagged')).toMatchObject([{ tags: ['Tagged'] }, { tags: ['Tagged'] }]);
  });

  it('can be tried by a dry run, which changes nothing', async () => {
    await make('Dry', 22);
    const { client, properties } = await makeClient(app, anOBrien({ displayName: 'Dry at work', tags: ['Dry'] }));
    await app.asMember('owner', async () => {
      await app.get(JobsService).create({
        title: 'Mowing',
        clientId: client.id,
        propertyId: properties[0]?.id ?? '',
        visits: [],
        confirm: true,
        notifyClient: false,
      });
      const [row] = await db().query<Array<{ id: string }>>(`select id from clients where display_name = 'Dry 0'`);
      await app.get(ClientsService).archive(row?.id ?? '');
    });
    const before = [await found('Dry'), await eventsOf('Dry', 'client.archived')];
    const request = { filter: { tag: ['Dry'], status: ['active', 'archived'] }, action: 'archive' };
    const dry = await ended({ ...request, dryRun: true });
    expect([await found('Dry'), await eventsOf('Dry', 'client.archived')]).toEqual(before);
    const problem = {
      id: client.id,
      name: 'Dry at work',
      code: 'client_has_open_jobs',
      detail: '1 job is still open.',
    };
    expect(dry).toMatchObject({ state: 'succeeded', done: 23, total: 23 });
    const counts = { found: 23, changed: 21, skipped: 1, failed: 1 };
    expect(dry.result).toMatchObject({ ...counts, dryRun: true, problems: [problem] });
    expect(dry.result?.['examples']).toHaveLength(20);
    expect((await ended(request)).result).toMatchObject({ ...counts, dryRun: false, problems: [problem] });
  });

  it('changes each once when the worker dies and the task is repeated', async () => {
    await make('Survivor', MANY);
    const { id } = await start({ filter: { tag: ['Survivor'] }, action: 'archive' });
    await expect(work(id, 1)).rejects.toThrow('killed');
    expect(await read(id)).toMatchObject({ state: 'running', done: PART, total: MANY, message: 'Archiving clients' });
    await app.drainQueue();
    await work(id);
    expect(await read(id)).toMatchObject({ state: 'succeeded', done: MANY, result: { changed: MANY, skipped: 0 } });
    expect(new Set((await found('Survivor')).map(({ version }) => version))).toEqual(new Set([2]));
    const told = await eventsOf('Survivor', 'client.archived');
    expect([told.length, new Set(told.map(({ entity }) => entity)).size]).toEqual([MANY, MANY]);
    expect((await found('Survivor', 'rival')).filter(({ status }) => status === 'archived')).toEqual([]);
  });

  it('keeps what was done when it is canceled halfway, and the operation says so', async () => {
    await make('Halfway', MANY);
    const { id } = await start({ filter: { tag: ['Halfway'] }, action: 'add_tags', tags: ['begun'] });
    await expect(work(id, 1)).rejects.toThrow('killed');
    await app.injectAs('owner', { method: 'POST', url: `/api/v1/operations/${id}/cancel` });
    await app.drainQueue();
    expect(await read(id)).toMatchObject({ state: 'cancelled', result: { changed: PART, failed: 0 } });
    expect((await found('Halfway')).filter(({ tags }) => tags.includes('begun'))).toHaveLength(PART);
  });

  it('skips clients that came after the request, or left the filter before their turn', async () => {
    await make('Moving', 2);
    const { id } = await start({ filter: { tag: ['Moving'], status: ['active'] }, action: 'archive' });
    await app.asMember('owner', () =>
      db().query(`update clients set status = 'inactive' where display_name = 'Moving 0'`),
    );
    await makeClient(app, { displayName: 'Moving late', tags: ['Moving'] });
    await app.drainQueue();
    expect((await read(id)).result).toMatchObject({ found: 1, changed: 1 });
    expect((await found('Moving')).map(({ name, status }) => [name, status])).toEqual([
      ['Moving 0', 'inactive'],
      ['Moving 1', 'archived'],
      ['Moving late', 'active'],
    ]);
  });

  it.each([
    ['tag', 'Racing', { tag: ['Racing'] }, `tags = '{}'`],
    ['status', 'Hurried', { status: ['active'], tag: ['Hurried'] }, `status = 'inactive'`],
    ['search', 'Quick', { q: 'quick', kind: 'person' }, `kind = 'company'`],
  ])('skips a client whose %s changes at that moment', async (_, name, filter, change) => {
    await make(name, 1);
    const { id } = await start({ filter, action: 'archive' });
    const working = await app.asMember('owner', async () => {
      await db().query(`update clients set ${change} where display_name = $1`, [`${name} 0`]);
      const worked = work(id);
      await untilSomebodyWaits();
      return { worked };
    });
    await working.worked;
    expect((await read(id)).result).toMatchObject({ found: 0 });
  });

  it('reports what was done when the last attempt fails', async () => {
    await make('Broken', 1);
    const { id } = await start({ filter: { tag: ['Broken'] }, action: 'archive' });
    const service = app.get(ClientsService);
    // Shadows the method of the class until it is taken away again.
    service.toArchive = () => Promise.reject(new Error('the disk is full'));
    await expect(work(id, Infinity, true)).rejects.toThrow('the disk is full');
    Reflect.deleteProperty(service, 'toArchive');
    expect(await read(id)).toMatchObject({ state: 'failed', problem: { code: 'internal_error' } });
    expect(await found('Broken')).toMatchObject([{ status: 'active' }]);
  });

  it.each([
    [{ filter: {}, action: 'archive' }, '/filter', 'empty_filter'],
    [{ filter: { q: ' ', status: [], tag: [] }, action: 'archive', all: false }, '/filter', 'empty_filter'],
    [{ action: 'archive', all: true }, '/filter', 'required'],
    [{ filter: { status: 'active' }, action: 'archive' }, '/filter/status', 'is_array'],
    [{ filter: { limit: 5 }, action: 'archive', all: true }, '/filter/limit', 'unknown_field'],
    [{ filter: { kind: 'person' }, action: 'delete' }, '/action', 'is_in'],
    [{ filter: { kind: 'person' }, action: 'add_tags' }, '/tags', 'required'],
    [{ filter: { kind: 'person' }, action: 'add_tags', tags: [] }, '/tags', 'required'],
    [{ filter: { kind: 'person' }, action: 'archive', tags: ['x'] }, '/tags', 'tags_without_use'],
    [{ filter: { kind: 'person' }, action: 'archive', dryRun: 'yes' }, '/dryRun', 'is_boolean'],
  ])('is refused with %j', async (payload, pointer, code) => {
    const answer = await ask(payload);
    expect(answer.json()).toMatchObject({ status: 422 });
    expect(answer.json<{ errors: object[] }>().errors).toContainEqual(expect.objectContaining({ pointer, code }));
  });

  it('changes all clients of the list when that is said explicitly', async () => {
    const { result } = await ended({ filter: {}, all: true, action: 'archive', dryRun: true });
    const list = await app.injectAs('owner', { method: 'GET', url: '/api/v1/clients?limit=1&count=exact' });
    expect(result?.['found']).toBe(list.json<{ count: { value: number } }>().count.value);
  });

  it.each<[PresetRole, number]>([
    ['read_only', 403],
    ['dispatcher', 403],
    ['crew_member', 403],
    ['office_manager', 202],
  ])('%s is answered %i', async (role, status) => {
    const request = { filter: { tag: ['nobody'] }, action: 'archive' };
    expect((await ask(request, role)).statusCode).toBe(status);
  });

  it('uses the permissions of the caller: a key that sees no client changes none', async () => {
    await make('Unseen', 1);
    const { secret } = await anApiKey(app, ['clients.archive']);
    const send = (request: object) => {
      const payload = { filter: { tag: ['Unseen'] }, ...request };
      return injectWith(app, secret, { method: 'POST', url: '/api/v1/clients/bulk-by-filter', payload });
    };
    const answer = await send({ action: 'archive' });
    expect(answer.statusCode).toBe(202);
    await app.drainQueue();
    expect(await read(answer.json<OperationDto>().id)).toMatchObject({ state: 'succeeded', result: { found: 0 } });
    expect(await found('Unseen')).toMatchObject([{ status: 'active' }]);
    const other = await send({ action: 'add_tags', tags: ['x'] });
    expect(other.json()).toMatchObject({ status: 403, code: 'missing_scope' });
  });

  it('stops when the key is revoked, and the operation reports what was done', async () => {
    await make('Revoked', MANY);
    const { id: keyId, secret } = await anApiKey(app, ['clients.archive', 'clients.read.all']);
    const payload = { filter: { tag: ['Revoked'] }, action: 'archive' };
    const answer = await injectWith(app, secret, { method: 'POST', url: '/api/v1/clients/bulk-by-filter', payload });
    const { id } = answer.json<OperationDto>();
    const asKey = { userId: null, membershipId: null, apiKeyId: keyId };
    await expect(work(id, 1, false, asKey)).rejects.toThrow('killed');
    await app.injectAs('owner', { method: 'POST', url: `/api/v1/api-keys/${keyId}/revoke` });
    await app.drainQueue();
    expect(await read(id)).toMatchObject({ problem: { code: 'missing_scope' }, result: { changed: PART, failed: 0 } });
    expect((await found('Revoked')).filter(({ status }) => status === 'archived')).toHaveLength(PART);
  });

  it('stops when the person who asked is no longer a member', async () => {
    await make('Left', MANY);
    const { membershipId, userId } = app.greenfield.members.sales.actor;
    const { id } = (await ask({ filter: { tag: ['Left'] }, action: 'archive' }, 'sales')).json<OperationDto>();
    await expect(work(id, 1, false, { membershipId, userId })).rejects.toThrow('killed');
    await app.asMember('owner', () =>
      db().query(`update memberships set status = 'disabled' where id = $1`, [membershipId]),
    );
    await app.drainQueue();
    expect(await read(id)).toMatchObject({ problem: { code: 'forbidden' }, result: { changed: PART, failed: 0 } });
  });

  it('is done once for one Idempotency-Key', async () => {
    const request = { filter: { tag: ['nobody'] }, action: 'archive' };
    const headers = { 'idempotency-key': 'filter-once' };
    const [first, again] = [await ask(request, 'owner', headers), await ask(request, 'owner', headers)];
    expect(again.json<OperationDto>().id).toBe(first.json<OperationDto>().id);
    expect(again.headers.location).toBe(first.headers.location);
  });
});
