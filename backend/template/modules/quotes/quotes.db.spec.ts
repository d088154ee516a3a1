import { db } from '../../kernel/database/index.js';
import { type CompanyName, httpApp, type HttpTestApp } from '../../../test/support/index.js';
import { QuotesModule } from './index.js';
import type { QuoteDto } from './quote.dto.js';

let app: HttpTestApp;
beforeAll(async () => void (app = await httpApp({ modules: [QuotesModule] })));
afterAll(() => app.close());

const get = (path: string, company?: CompanyName) =>
  app.injectAs('owner', { method: 'GET', url: `/api/v1/quotes${path}` }, company);
const post = (payload: object, headers: Record<string, string> = {}) =>
  app.injectAs('owner', { method: 'POST', url: '/api/v1/quotes', payload, headers });
const patch = (id: string, version: string, payload: object, company?: CompanyName) =>
  app.injectAs(
    'owner',
    { method: 'PATCH', url: `/api/v1/quotes/${id}`, payload, headers: { 'if-match': version } },
    company,
  );
const create = async (name: string) => (await post({ name })).json<QuoteDto>();

describe('quotes', () => {
  it('are created with a number, once per Idempotency-Key, and can be read', async () => {
    const payload = { name: 'Spring cleanup', notes: 'Ask for Maeve.' };
    const first = await post(payload, { 'idempotency-key': 'one' });
    expect(first.statusCode).toBe(201);
    // The version, and after it what this reader may do.
    expect(first.headers.etag).toMatch(/^"1\.[\w-]+"$/);
    const quote = first.json<QuoteDto>();
    expect(quote).toMatchObject({ ...payload, number: expect.stringMatching(/^Q-\d{5}$/), version: 1 });
    expect((await post(payload, { 'idempotency-key': 'one' })).json()).toEqual(quote);
    expect((await get(`/${quote.id}`)).json()).toEqual(quote);
  });

  it('are listed a page at a time, the newest first', async () => {
    const [older, newer] = [await create('Older'), await create('Newer')];
    const first = (await get('?limit=1')).json<{ items: QuoteDto[]; nextCursor: string }>();
    expect(first.items).toEqual([newer]);
    const second = await get(`?limit=1&cursor=${encodeURIComponent(first.nextCursor)}`);
    expect(second.json<{ items: QuoteDto[] }>().items).toEqual([older]);
  });

  it('change only in the version that was read, and record an event', async () => {
    const { id } = await create('Hedge');
    const changed = await patch(id, '"1"', { name: 'Hedges' });
    expect(changed.json()).toMatchObject({ name: 'Hedges', version: 2 });
    expect((await patch(id, '"1"', { name: 'Late' })).statusCode).toBe(412);
    const same = await patch(id, '"2"', { name: 'Hedges' });
    expect(same.json()).toEqual(changed.json());
    const told = await app.asMember('owner', () =>
      db().query<Array<{ type: string; previous: object | null }>>(
        'select type, previous from events where entity_id = $1 order by seq',
        [id],
      ),
    );
    expect(told).toEqual([
      { type: 'quote.created', previous: null },
      { type: 'quote.updated', previous: { name: 'Hedge' } },
    ]);
  });

  it('are refused with the name of the invalid field', async () => {
    const answer = await post({ name: ' ' });
    expect([answer.statusCode, answer.json()]).toMatchObject([422, { errors: [{ pointer: '/name' }] }]);
  });

  it('cannot be read or changed by another company', async () => {
    const quote = await create('Ours');
    expect((await get(`/${quote.id}`, 'rival')).statusCode).toBe(404);
    expect((await patch(quote.id, '*', { name: 'Mine' }, 'rival')).statusCode).toBe(404);
    expect((await get('', 'rival')).json<{ items: QuoteDto[] }>().items).toEqual([]);
    expect((await get(`/${quote.id}`)).json()).toEqual(quote);
  });

  it('need the permission', async () => {
    const answer = await app.injectAs('crew_member', { method: 'GET', url: '/api/v1/quotes' });
    expect(answer.statusCode).toBe(403);
  });
});
