import { httpApp, type HttpTestApp, type InjectResponse } from '../../../test/support/index.js';
import { db, newId } from '../../kernel/database/index.js';
import type { ClientDto } from './client-answer.dto.js';
import { ClientsModule } from './clients.module.js';
import { ClientSearchModule } from '../client-search/client-search.module.js';

interface Problem {
  code: string;
  errors?: Array<{ pointer?: string; parameter?: string; code: string }>;
}

describe('the client routes', () => {
  let app: HttpTestApp;
  beforeAll(async () => {
    app = await httpApp({ modules: [ClientsModule, ClientSearchModule] });
  });
  afterAll(() => app.close());

  const post = (url: string, payload: object = {}, headers: Record<string, string> = {}) =>
    app.injectAs('office_manager', { method: 'POST', url: `/api/v1/${url}`, payload, headers });
  const get = (url: string, headers: Record<string, string> = {}) =>
    app.injectAs('office_manager', { method: 'GET', url: `/api/v1/${url}`, headers });
  const patch = (url: string, payload: object, headers: Record<string, string> = {}) =>
    app.injectAs('office_manager', { method: 'PATCH', url: `/api/v1/${url}`, payload, headers });
  const wrongFields = (answer: InjectResponse) =>
    (answer.json<Problem>().errors ?? [])
      .map(({ pointer, parameter, code }) => `${pointer ?? parameter} ${code}`)
      .sort();
  const made = async (payload: object = { displayName: "Dana O'Brien" }) =>
    (await post('clients', payload)).json<ClientDto>();

  it('create, read and change one, by its ETag', async () => {
    const created = await post('clients', { displayName: "Dana O'Brien", contacts: [{ firstName: 'Dana' }] });
    expect([created.statusCode, created.headers.etag]).toEqual([201, expect.stringMatching(/^"1\./)]);
    const tag = String(created.headers.etag);
    const { id } = created.json<ClientDto>();
    const read = await get(`clients/${id}`);
    expect(read.json()).toEqual(created.json());
    expect((await get(`clients/${id}`, { 'if-none-match': tag })).statusCode).toBe(304);
    // Others may do other things with it, and so may the same person in another role.
    const asOwner = { method: 'GET' as const, url: `/api/v1/clients/${id}`, headers: { 'if-none-match': tag } };
    expect((await app.injectAs('owner', asOwner)).statusCode).toBe(200);
    expect((await patch(`clients/${id}`, { notes: 'x' })).json<Problem>().code).toBe('precondition_required');
    const changed = await patch(`clients/${id}`, { notes: 'x' }, { 'if-match': '"1"' });
    expect([changed.statusCode, changed.headers.etag]).toEqual([200, expect.stringMatching(/^"2\./)]);
    const late = await patch(`clients/${id}`, { notes: 'y' }, { 'if-match': tag });
    expect([late.statusCode, late.json<Problem>().code]).toEqual([412, 'version_mismatch']);
    await post(`clients/${id}/contacts`, { firstName: 'Lee' });
    expect((await get(`clients/${id}`, { 'if-none-match': String(changed.headers.etag) })).statusCode).toBe(200);
  });

  it.each<[object, string[]]>([
    [{}, ['/displayName required']],
    [{ displayName: '   ' }, ['/displayName matches']],
    [{ displayName: 5 }, ['/displayName is_string']],
    [{ displayName: 'x'.repeat(201) }, ['/displayName is_length']],
    [{ displayName: 'A', status: 'archived' }, ['/status is_in']],
    [{ displayName: 'A', number: 'C-1' }, ['/number unknown_field']],
    [{ displayName: 'A', tenantId: newId() }, ['/tenantId unknown_field']],
    [{ displayName: 'A', creditLimitCents: 1.5 }, ['/creditLimitCents is_int']],
    [{ displayName: 'A', tags: ['a', 'a'] }, ['/tags array_unique']],
    [{ displayName: 'A', tags: null }, ['/tags is_array']],
    [
      { displayName: 'A', billingAddress: { country: 'usa' } },
      ['/billingAddress/country matches', '/billingAddress/country max_length'],
    ],
    [{ displayName: 'A', contacts: [{ emails: ['nope'] }] }, ['/contacts/0/emails is_email']],
    [{ displayName: 'A', contacts: [{ phones: [{ raw: '' }] }] }, ['/contacts/0/phones/0/raw is_length']],
    [{ displayName: 'A', contacts: [{}] }, ['/contacts/0/firstName required']],
    [
      { displayName: 'A', contacts: [{ firstName: 'B' }, { lastName: ' ', emails: [], role: 'site' }] },
      ['/contacts/1/firstName required'],
    ],
    [{ displayName: 'A', properties: [{ noServiceDays: [8] }] }, ['/properties/0/noServiceDays max']],
    [{ displayName: 'A', parentClientId: newId() }, ['/parentClientId unknown_client']],
  ])('refuse %j', async (payload, expected) => {
    const answer = await post('clients', payload);
    expect(answer.statusCode).toBe(422);
    expect(wrongFields(answer)).toEqual(expected);
  });

  it('refuse an empty contact, when it is created or changed', async () => {
    const { id } = await made();
    const added = await post(`clients/${id}/contacts`, {});
    expect([added.statusCode, wrongFields(added)]).toEqual([422, ['/firstName required']]);
    const inBulk = await post('clients/bulk', {
      rows: [{ action: 'create', client: { displayName: 'A', contacts: [{}] } }],
    });
    expect(inBulk.json()).toMatchObject({ results: [{ status: 422 }] });
    const one = await post(`clients/${id}/contacts`, { phones: [{ raw: '908 555 0142' }] });
    const emptied = await patch(`contacts/${one.json<{ id: string }>().id}`, { phones: [] }, { 'if-match': '*' });
    expect([emptied.statusCode, wrongFields(emptied)]).toEqual([422, ['/firstName required']]);
  });

  it.each([
    ['sort=balance', ['sort is_in']],
    ['status=gone', ['status is_in']],
    ['limit=0', ['limit min']],
    ['colour=red', ['colour unknown_field']],
    ['updatedSince=yesterday', ['updatedSince is_instant']],
    ['status=active,gone', ['status is_in']],
    ['fields=id,contacts', ['fields not_included']],
    ['fields=contacts&fields=properties&include=contacts', ['fields not_included']],
  ])('refuse the list with ?%s', async (query, expected) => {
    const answer = await get(`clients?${query}`);
    expect([answer.statusCode, wrongFields(answer)]).toEqual([422, expected]);
  });

  it('accept a filter once or several times', async () => {
    await made({ displayName: 'Only Lead', status: 'lead', tags: ['one', 'two'] });
    const found = async (query: string) => (await get(`clients?${query}`)).json<{ items: ClientDto[] }>().items.length;
    expect(await found('tag=one&status=lead')).toBe(1);
    expect(await found('tag=one&status=lead&status=inactive')).toBe(1);
    expect(await found('tag=one&status=lead,inactive')).toBe(1);
    expect(await found('tag=one&status=active,inactive')).toBe(0);
    expect(await found('tag=one&tag=two')).toBe(1);
    expect(await found('tag=one&tag=three')).toBe(0);
    await made({ displayName: 'Between', tags: ['north, near'] });
    expect(await found('tag=north,%20near')).toBe(1);
  });

  it.each([
    'fields=id,contacts,properties&include=contacts,properties',
    'fields=id&include=properties&include=contacts',
  ])('embed what is included, with ?%s', async (query) => {
    await made({ displayName: 'Whole', contacts: [{ firstName: 'Dana' }] });
    const { items } = (await get(`clients?${query}`)).json<{ items: object[] }>();
    expect(Object.keys(items[0] ?? {}).sort()).toEqual(['contacts', 'id', 'properties']);
  });

  it('act once for one Idempotency-Key', async () => {
    const send = () => post('clients', { displayName: 'Once' }, { 'idempotency-key': 'only-once' });
    const [first, second] = [await send(), await send()];
    expect(second.json()).toEqual(first.json());
    expect(second.headers['idempotency-replayed']).toBe('true');
  });

  it('reveal codes only with an audit event, whatever the Idempotency-Key, and store them nowhere else', async () => {
    const client = await made({ displayName: 'Villa', properties: [{ gateCode: '4471#' }] });
    const id = client.properties[0]?.id ?? '';
    const url = `properties/${id}/reveal-access-codes`;
    const show = () => post(url, {}, { 'idempotency-key': 'show-me' });
    const [shown, again] = [await show(), await show()];
    expect(shown.json()).toEqual({ gateCode: '4471#', alarmCode: null, lockboxCode: null });
    expect([again.body, again.headers['idempotency-replayed']]).toEqual([shown.body, undefined]);
    expect([shown.headers['cache-control'], again.headers['cache-control']]).toEqual(['no-store', 'no-store']);
    const read = (sql: string) => app.asMember('owner', () => db().query<object[]>(sql));
    expect(await read(`select from idempotency_keys where key = 'show-me'`)).toEqual([]);
    const revealed = `select from events where type = 'property.access_codes_revealed' and entity_id = '${id}'`;
    expect(await read(revealed)).toHaveLength(2);
  });

  it('answer another company’s ids like unknown ones', async () => {
    const theirs = (
      await app.injectAs(
        'owner',
        {
          method: 'POST',
          url: '/api/v1/clients',
          payload: { displayName: 'Theirs', contacts: [{ firstName: 'Theirs' }], properties: [{}] },
        },
        'rival',
      )
    ).json<ClientDto>();
    const [clientId, contactId, propertyId] = [theirs.id, theirs.contacts[0]?.id, theirs.properties[0]?.id];
    const routes: Array<['GET' | 'POST' | 'PATCH' | 'DELETE', (ids: { c: string; k: string; p: string }) => string]> = [
      ['GET', ({ c }) => `clients/${c}`],
      ['PATCH', ({ c }) => `clients/${c}`],
      ...['archive', 'restore', 'activate', 'deactivate', 'contacts', 'properties'].map(
        (action) =>
          ['POST', ({ c }: { c: string }) => `clients/${c}/${action}`] as ['POST', ({ c }: { c: string }) => string],
      ),
      ['GET', ({ c }) => `clients/${c}/contacts`],
      ['GET', ({ c }) => `clients/${c}/properties`],
      ['PATCH', ({ k }) => `contacts/${k}`],
      ['DELETE', ({ k }) => `contacts/${k}`],
      ['GET', ({ p }) => `properties/${p}`],
      ['PATCH', ({ p }) => `properties/${p}`],
      ['DELETE', ({ p }) => `properties/${p}`],
      ['POST', ({ p }) => `properties/${p}/restore`],
      ['POST', ({ p }) => `properties/${p}/reveal-access-codes`],
    ];
    for (const [method, address] of routes) {
      const ask = async (ids: { c: string; k: string; p: string }) => {
        const payload = method === 'GET' || method === 'DELETE' ? undefined : {};
        const headers = method === 'POST' ? {} : { 'if-match': '*' };
        const answer = await app.injectAs('owner', { method, url: `/api/v1/${address(ids)}`, payload, headers });
        return { status: answer.statusCode, code: answer.json<Problem>().code };
      };
      const foreign = await ask({ c: clientId, k: contactId ?? '', p: propertyId ?? '' });
      expect([method, address({ c: '…', k: '…', p: '…' }), foreign.status]).toEqual([
        expect.any(String),
        expect.any(String),
        404,
      ]);
      expect(foreign).toEqual(await ask({ c: newId(), k: newId(), p: newId() }));
    }
    expect((await get(`clients?q=theirs`)).json()).toEqual({ items: [], nextCursor: null });
  });

  it.each([
    ['crew_member', 'GET', 'clients', 200],
    ['crew_member', 'GET', 'clients/tags', 403],
    ['crew_member', 'GET', 'clients/duplicates', 403],
    ['accountant', 'POST', 'clients', 403],
    ['dispatcher', 'POST', 'clients', 403],
    ['read_only', 'POST', 'clients/bulk', 403],
  ] as const)('a %s may %s %s: %d', async (role, method, url, status) => {
    const payload = method === 'POST' ? { displayName: 'A', ids: [] } : undefined;
    expect((await app.injectAs(role, { method, url: `/api/v1/${url}`, payload })).statusCode).toBe(status);
  });
});
