import { v7 as uuidv7 } from 'uuid';
import { defineEvent, DomainEvents } from '../../kernel/events/index.js';
import { type CompanyName, httpApp, type HttpTestApp } from '../../kernel/testing/index.js';
import type { EventPageDto } from './event.dto.js';
import { EventsModule } from './index.js';

const ClientTested = defineEvent('client.tested', 'client');
const VisitTested = defineEvent('visit.tested', 'visit');
const SecretTested = defineEvent('vault.tested', 'vault');

describe('GET /api/v1/events', () => {
  let app: HttpTestApp;
  const clientId = uuidv7();
  const tell = (company: CompanyName, entityId: string, n: number) =>
    app.asTenant(company, async () => {
      app.get(DomainEvents).record(ClientTested, { entityId, version: n, data: { n }, previous: { n: n - 1 } });
    });
  const list = async (
    query = '',
    role: 'office_manager' | 'owner' = 'office_manager',
    company: CompanyName = 'greenfield',
  ) => {
    const answer = await app.injectAs(role, { method: 'GET', url: `/api/v1/events${query}` }, company);
    expect(answer.statusCode).toBe(200);
    return answer.json<EventPageDto>();
  };

  beforeAll(async () => {
    app = await httpApp({ modules: [EventsModule] });
    for (let n = 1; n <= 5; n += 1) await tell('greenfield', clientId, n);
    await tell('rival', uuidv7(), 1);
    await app.asMember('owner', async () => {
      app.get(DomainEvents).record(VisitTested, { entityId: uuidv7(), data: {} });
      app.get(DomainEvents).record(SecretTested, { entityId: uuidv7(), data: {} });
    });
  });
  afterAll(() => app.close());

  it('tells what happened, in order', async () => {
    const page = await list();
    expect(page.items.map(({ seq, type }) => [seq, type])).toEqual([
      [1, 'client.tested'],
      [2, 'client.tested'],
      [3, 'client.tested'],
      [4, 'client.tested'],
      [5, 'client.tested'],
      [6, 'visit.tested'],
    ]);
    expect(page).toMatchObject({ nextCursor: null, lastSeq: 7 });
    expect(page.items[1]).toMatchObject({
      entityId: clientId,
      version: 2,
      changed: ['n'],
      data: { n: 2 },
      previous: { n: 1 },
    });
  });

  it('leaves out what the role may not read', async () => {
    expect((await list('', 'owner')).items).toHaveLength(7);
    expect((await list()).items.map(({ type }) => type)).not.toContain('vault.tested');
  });

  it('goes on after a number, page by page, without losing or repeating any', async () => {
    const seen: number[] = [];
    let cursor: string | null = null;
    do {
      const page: EventPageDto = await list(`?after=1&limit=2${cursor ? `&cursor=${cursor}` : ''}`);
      seen.push(...page.items.map(({ seq }) => seq));
      expect(page.lastSeq).toBe(page.nextCursor ? seen.at(-1) : 7);
      cursor = page.nextCursor;
    } while (cursor);
    expect(seen).toEqual([2, 3, 4, 5, 6]);
  });

  it('finds what happened to one record, newest first', async () => {
    const first = await list(`?entityType=client&entityId=${clientId}&order=desc&limit=3`);
    expect(first.items.map(({ seq }) => seq)).toEqual([5, 4, 3]);
    const next = await list(`?entityType=client&entityId=${clientId}&order=desc&limit=3&cursor=${first.nextCursor}`);
    expect(next.items.map(({ seq }) => seq)).toEqual([2, 1]);
    for (const both of ['visit.tested,client.nothing', 'visit.tested&types=client.nothing'])
      expect((await list(`?types=${both}`)).items.map(({ seq }) => seq)).toEqual([6]);
  });

  it('refuses a cursor of other filters, and filters that are none', async () => {
    const { nextCursor } = await list('?limit=1');
    for (const url of [`/api/v1/events?limit=1&order=desc&cursor=${nextCursor}`]) {
      expect((await app.injectAs('owner', { method: 'GET', url })).json()).toMatchObject({ code: 'invalid_cursor' });
    }
    for (const query of [
      '?after=-1',
      '?types=no',
      '?order=up',
      '?entityId=7',
      '?after=',
      '?after=1e1',
      '?limit=0x10',
    ]) {
      const answer = await app.injectAs('owner', { method: 'GET', url: `/api/v1/events${query}` });
      expect([query, answer.statusCode]).toEqual([query, 422]);
    }
  });

  it('is closed to crews and to the neighbour', async () => {
    const crew = await app.injectAs('crew_member', { method: 'GET', url: '/api/v1/events' });
    expect(crew.statusCode).toBe(403);
    const theirs = await list('', 'owner', 'rival');
    expect(theirs.items.map(({ seq, entityId }) => [seq, entityId === clientId])).toEqual([[1, false]]);
    expect((await list(`?entityId=${clientId}`, 'owner', 'rival')).items).toEqual([]);
  });
});
