import { withClient } from '../../../../scripts/roles.mjs';
import { db, newId } from '../../kernel/database/index.js';
import { httpApp, type HttpTestApp, type InjectResponse, untilSomebodyWaits } from '../../../test/support/index.js';
import type { CrewDto } from './crew.dto.js';
import { CrewsModule, CrewsService } from './index.js';

let app: HttpTestApp;
beforeAll(async () => void (app = await httpApp({ modules: [CrewsModule] })));
afterAll(() => app.close());

const colour = '#2f855a';
const service = () => app.get(CrewsService);
const create = (name: string, members: { name: string; isLead?: boolean; membershipId?: string }[] = []) =>
  app.asMember('dispatcher', () => service().create({ name, colour, members }));
const send = (method: 'POST' | 'PATCH' | 'DELETE', path: string, payload?: object, version?: number) =>
  app.injectAs('dispatcher', {
    method,
    url: `/api/v1/crews${path}`,
    ...(payload && { payload }),
    headers: version ? { 'if-match': `"${version}"` } : {},
  });
const codeOf = (answer: InjectResponse) => answer.json<{ code: string }>().code;

const told = () =>
  app.asMember('owner', () =>
    db().query<Array<{ type: string; data: CrewDto; previous: object | null }>>(
      'select type, data, previous from events order by seq',
    ),
  );

describe('crews', () => {
  it('accept ETags as proxies rewrite them, and lists of them', async () => {
    const { id } = await create('Tags');
    const url = `/api/v1/crews/${id}`;
    const patch = (name: string, tag: string) =>
      app.injectAs('dispatcher', { method: 'PATCH', url, payload: { name }, headers: { 'if-match': tag } });
    const known = async (tag: string) =>
      (await app.injectAs('dispatcher', { method: 'GET', url, headers: { 'if-none-match': tag } })).statusCode;
    expect((await patch('A', '"999", "1"')).statusCode).toBe(200);
    expect((await patch('B', '"2-gzip"')).statusCode).toBe(200);
    expect((await patch('C', 'W/"3"')).statusCode).toBe(200);
    expect((await patch('D', '"other", "4--gzip"')).statusCode).toBe(200);
    expect((await patch('E', '"1","2"')).json()).toMatchObject({ code: 'version_mismatch', currentVersion: 5 });
    for (const tag of ['"other"', '"05"', '"99999999999"', '"5.odd!"', 'W/"x"']) {
      expect((await patch('E', tag)).json()).toMatchObject({
        status: 412,
        code: 'version_mismatch',
        currentVersion: 5,
      });
    }
    for (const tag of ['5', '"5', '5"', '"5" "6"', ', ,', '*, "5"', "'5'"]) {
      expect((await patch('E', tag)).json()).toMatchObject({ status: 422, errors: [{ parameter: 'If-Match' }] });
    }
    const { headers } = await app.injectAs('dispatcher', { method: 'GET', url });
    const tag = /^"(5\.[\w-]+)"$/.exec(String(headers['etag']))?.[1] ?? '';
    const asWritten = [`"${tag}"`, `"1", "${tag}"`, `"${tag}-br"`, `W/"${tag}-gzip"`, '*'];
    expect(await Promise.all(asWritten.map(known))).toEqual(Array(5).fill(304));
    // A version alone does not tell what its reader was allowed to do.
    const others = [`"4${tag.slice(1)}"`, tag, `"${tag}-odd"`, '"*"', '"5"'];
    expect(await Promise.all(others.map(known))).toEqual(Array(5).fill(200));
    expect((await patch('F', `"${tag}-gzip"`)).statusCode).toBe(200);
  });

  it('are created with their people, leads first', async () => {
    const payload = { name: 'North', colour, members: [{ name: 'Hannah' }, { name: 'Luis', isLead: true }] };
    const answer = await send('POST', '', payload);
    expect(answer.statusCode).toBe(201);
    const crew = answer.json<CrewDto>();
    expect(crew).toMatchObject({ name: 'North', colour, active: true });
    expect(crew.members.map(({ name }) => name)).toEqual(['Luis', 'Hannah']);
    expect(answer.headers['etag']).toMatch(/^"1/);
  });

  it('are listed by name, a page at a time', async () => {
    await create('Listed Beech');
    await create('Listed Alder');
    const first = await app.injectAs('crew_member', { method: 'GET', url: '/api/v1/crews?limit=1&q=listed' });
    const page = first.json<{ items: CrewDto[]; nextCursor: string }>();
    expect(page.items.map(({ name }) => name)).toEqual(['Listed Alder']);
    const url = `/api/v1/crews?limit=1&q=listed&cursor=${encodeURIComponent(page.nextCursor)}`;
    const second = await app.injectAs('crew_member', { method: 'GET', url });
    expect(second.json<{ items: CrewDto[] }>().items.map(({ name }) => name)).toEqual(['Listed Beech']);
  });

  it('have unique names, archived ones excepted', async () => {
    const crew = await create('Oak');
    expect(codeOf(await send('POST', '', { name: 'oak', colour }))).toBe('crew_name_taken');
    await send('POST', `/${crew.id}/archive`);
    const successor = await create('OAK');
    expect(codeOf(await send('POST', `/${crew.id}/restore`))).toBe('crew_name_taken');
    expect((await send('PATCH', `/${crew.id}`, { name: 'Old oak' }, 2)).json()).toMatchObject({
      allowedActions: ['update', 'add_member', 'restore'],
    });
    const active = await app.asMember('owner', () => service().list({ limit: 50, active: 'true', q: 'oak' }));
    expect(active.items.map(({ id }) => id)).toEqual([successor.id]);
  });

  it('change only in the version that was read', async () => {
    const crew = await create('Elm');
    expect((await send('PATCH', `/${crew.id}`, { name: 'Wych elm' }, 1)).json()).toMatchObject({
      name: 'Wych elm',
      version: 2,
    });
    expect((await send('PATCH', `/${crew.id}`, { name: 'Elm' }, 1)).statusCode).toBe(412);
    expect((await send('PATCH', `/${crew.id}`, { name: 'Elm' })).statusCode).toBe(428);
  });

  it('refuse null where something must stand', async () => {
    const crew = await create('Rowan');
    expect((await send('PATCH', `/${crew.id}`, { name: null }, 1)).statusCode).toBe(422);
    expect((await send('POST', '', { name: 'Maple', colour, members: null })).statusCode).toBe(422);
    expect((await send('POST', '', { name: ' ', colour })).statusCode).toBe(422);
  });

  it('add and remove people, which makes a new version', async () => {
    const crew = await create('Ash');
    const added = await send('POST', `/${crew.id}/members`, { name: 'Dmitri', phone: '555-0119' });
    expect(added.statusCode).toBe(201);
    const { id } = added.json<{ id: string }>();
    const lead = await send('PATCH', `/${crew.id}/members/${id}`, { isLead: true, phone: null }, 1);
    expect(lead.json()).toMatchObject({ isLead: true, phone: null, version: 2 });
    expect((await send('DELETE', `/${crew.id}/members/${id}`, undefined, 1)).statusCode).toBe(412);
    expect((await send('DELETE', `/${crew.id}/members/${id}`, undefined, 2)).statusCode).toBe(204);
    expect(await app.asMember('owner', () => service().get(crew.id))).toMatchObject({ members: [], version: 4 });
  });

  it('share no person: a user is in one crew at most', async () => {
    const { membershipId } = app.greenfield.members.crew_lead;
    const crew = await create('Fir', [{ name: 'Luis', membershipId }]);
    const again = { name: 'Pine', colour, members: [{ name: 'Luis', membershipId }] };
    expect(codeOf(await send('POST', '', again))).toBe('already_in_a_crew');
    const ownCrew = () => db().query('select own_crew_id() as id');
    expect(await app.asMember('crew_lead', ownCrew)).toEqual([{ id: crew.id }]);
    expect(await app.asMember('crew_member', ownCrew)).toEqual([{ id: null }]);
  });

  it('accept nobody who is disabled at the same moment', async () => {
    const { membershipId } = app.greenfield.members.accountant;
    const crew = await create('Sweetgum');
    const answer = await withClient(app.database.superuserUrl, async (client) => {
      const set = (value: string) =>
        client.query('update memberships set version = version + 1, status = $2 where id = $1', [membershipId, value]);
      await client.query('begin');
      await set('disabled');
      const adding = send('POST', `/${crew.id}/members`, { name: 'Ana', membershipId });
      await app.asMember('owner', untilSomebodyWaits);
      await client.query('commit');
      const added = await adding;
      await set('active');
      return added;
    });
    expect(answer.json()).toMatchObject({ status: 422, errors: [{ code: 'member_disabled' }] });
  });

  it('lock their people in one order, so that two requests with the same people cannot deadlock', async () => {
    const { dispatcher, office_manager } = app.greenfield.members;
    const [first = '', second = ''] = [dispatcher.membershipId, office_manager.membershipId].toSorted();
    const members = [second, first].map((membershipId) => ({ name: 'Ana', membershipId }));
    const answer = await withClient(app.database.superuserUrl, async (client) => {
      const lock = (id: string) => client.query('select from memberships where id = $1 for update nowait', [id]);
      await client.query('begin');
      await lock(first);
      const creating = send('POST', '', { name: 'Aspen', colour, members });
      await app.asMember('owner', untilSomebodyWaits);
      await lock(second);
      await client.query('commit');
      return creating;
    });
    expect(answer.statusCode).toBe(201);
  });

  it('name the first of several who are disabled', async () => {
    const { accountant, office_manager } = app.greenfield.members;
    const ids = [accountant.membershipId, office_manager.membershipId];
    const set = (status: string) =>
      withClient(app.database.superuserUrl, (client) =>
        client.query('update memberships set version = version + 1, status = $2 where id = any ($1)', [ids, status]),
      );
    await set('disabled');
    for (const order of [ids, ids.toReversed()]) {
      const members = [{ name: 'Ana' }, ...order.map((membershipId) => ({ name: 'Luis', membershipId }))];
      const payload = { name: 'Willow', colour, members };
      const answer = await app.injectAs('owner', { method: 'POST', url: '/api/v1/crews', payload });
      expect(answer.json()).toMatchObject({
        status: 422,
        errors: [{ pointer: '/members/1/membershipId', code: 'member_disabled' }],
      });
    }
    await set('active');
  });

  it('name the field when a member does not exist, also for one of another company', async () => {
    const { membershipId } = app.rival.members.crew_lead;
    const answer = await send('POST', '', { name: 'Yew', colour, members: [{ name: 'Spy', membershipId }] });
    expect(answer.statusCode).toBe(422);
    expect(answer.json()).toMatchObject({ errors: [{ pointer: '/members/0/membershipId', code: 'member_not_found' }] });
  });

  it('cannot be read or changed by another company', async () => {
    const crew = await create('Hazel', [{ name: 'Ana' }]);
    const [member] = crew.members;
    const headers = { 'if-match': '*' };
    const as = (method: 'GET' | 'POST' | 'PATCH' | 'DELETE', url: string, payload?: object) =>
      app.injectAs(
        'owner',
        { method, url: `/api/v1/crews/${crew.id}${url}`, headers, ...(payload && { payload }) },
        'rival',
      );
    const answers = [
      await as('GET', ''),
      await as('PATCH', '', { name: 'Mine' }),
      await as('POST', '/archive'),
      await as('POST', '/members', { name: 'Mine' }),
      await as('PATCH', `/members/${member?.id}`, { name: 'Mine' }),
      await as('DELETE', `/members/${member?.id}`),
    ];
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([404, 404, 404, 404, 404, 404]);
    const list = await app.asTenant('rival', () => service().list({ limit: 200 }));
    expect(list.items).toEqual([]);
    expect(await app.asMember('owner', () => service().get(crew.id))).toEqual(crew);
  });

  it('record events for themselves and their people, and none without a change', async () => {
    const [crew, newcomer] = [await create('Larch'), { id: newId(), name: 'Ana' }];
    const steps: Array<[Parameters<typeof send>, string[]]> = [
      [['PATCH', `/${crew.id}`, { name: 'Larch', colour }, 1], []],
      [['PATCH', `/${crew.id}`, { name: 'Tamarack' }, 1], ['crew.updated']],
      [
        ['POST', `/${crew.id}/members`, newcomer],
        ['crew_member.created', 'crew.updated'],
      ],
      [['PATCH', `/${crew.id}/members/${newcomer.id}`, { name: 'Ana', isLead: false }, 1], []],
      [
        ['PATCH', `/${crew.id}/members/${newcomer.id}`, { isLead: true }, 1],
        ['crew_member.updated', 'crew.updated'],
      ],
      [
        ['DELETE', `/${crew.id}/members/${newcomer.id}`, undefined, 2],
        ['crew_member.deleted', 'crew.updated'],
      ],
      [['POST', `/${crew.id}/archive`], ['crew.archived']],
      [['POST', `/${crew.id}/archive`], []],
      [['POST', `/${crew.id}/restore`], ['crew.restored']],
      [['POST', `/${crew.id}/restore`], []],
    ];
    let version = 1;
    for (const [step, types] of steps) {
      const from = (await told()).length;
      expect((await send(...step)).statusCode).toBeLessThan(300);
      version += types.length > 0 ? 1 : 0;
      const since = (await told()).slice(from);
      expect([step, since.map(({ type }) => type)]).toEqual([step, types]);
      const shown = await app.asMember('owner', () => service().get(crew.id));
      expect(shown.version).toBe(version);
      const { allowedActions, ...stored } = shown;
      expect(allowedActions).toContain(shown.active ? 'archive' : 'restore');
      if (types.length > 0) expect(since.at(-1)?.data).toEqual(stored);
    }
    const renamed = (await told()).find(({ data }) => data.name === 'Tamarack');
    expect(renamed?.previous).toEqual({ name: 'Larch' });
  });

  it('can be changed only with the permission', async () => {
    const payload = { name: 'Holly', colour };
    const answer = await app.injectAs('crew_lead', { method: 'POST', url: '/api/v1/crews', payload });
    expect(answer.statusCode).toBe(403);
    const { id } = await create('Ivy');
    const read = await app.injectAs('crew_lead', { method: 'GET', url: `/api/v1/crews/${id}` });
    expect(read.json()).toMatchObject({ allowedActions: [] });
  });
});
