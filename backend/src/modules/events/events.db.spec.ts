import { v7 as uuidv7 } from 'uuid';
import { withClient } from '../../../../scripts/roles.mjs';
import type { Permission } from '../../kernel/access/index.js';
import type { Actor } from '../../kernel/context/index.js';
import { Scopes } from '../../kernel/database/index.js';
import { defineEvent, DomainEvents } from '../../kernel/events/index.js';
import { type CompanyName, createCompany, httpApp, type HttpTestApp } from '../../../test/support/index.js';
import { CLIENT_RECORD } from '../clients/clients.events.js';
import { Job } from '../job-records/index.js';
import { VISIT_RECORD } from '../visits/visit-states.js';
import type { EventPageDto } from './event.dto.js';
import { EventLog } from './event-log.js';
import { EventsService } from './events.service.js';
import { EventsModule } from './index.js';

const ClientTested = defineEvent('client.tested', CLIENT_RECORD);
const JobTested = defineEvent('job.tested', Job.RECORD);
const VisitTested = defineEvent('visit.tested', VISIT_RECORD);
/** Of a kind that nobody declares. */
const SecretTested = defineEvent('vault.tested', { kind: 'vault', read: 'events.read' });

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

  it('lists what happened, in order', async () => {
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
    expect((await list('', 'owner')).items.map(({ type }) => type)).toContain('vault.tested');
    expect((await list()).items.map(({ type }) => type)).not.toContain('vault.tested');
  });

  it('continues after a sequence number, page by page, without losing or repeating any', async () => {
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

  it('refuses a cursor of other filters, and unknown filters', async () => {
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

  describe('of large records', () => {
    const [LARGE, largeId] = [300_000, uuidv7()];
    beforeAll(async () => {
      for (let n = 0; n < 12; n += 1)
        await app.asTenant('rival', async () =>
          app
            .get(DomainEvents)
            .record(ClientTested, { entityId: largeId, version: n + 1, data: { notes: 'x'.repeat(LARGE) } }),
        );
      // One larger than a page, one small, and some stored before sizes were recorded.
      await app.asTenant('rival', async () => {
        const facts = (size: number) => ({ entityId: largeId, version: 1, data: { notes: 'x'.repeat(size) } });
        app.get(DomainEvents).recordMany(ClientTested, [facts(5 * LARGE), facts(3)]);
      });
      await withClient(app.database.superuserUrl, (client) =>
        client.query('update events set bytes = null where seq % 3 = 0'),
      );
    });

    it.each(['asc', 'desc'] as const)(
      'pages end at a megabyte, and have an item each; nothing is left out (%s)',
      async (order) => {
        const seen: number[] = [];
        let cursor: string | null = null;
        do {
          const url = `/api/v1/events?limit=200&order=${order}${cursor ? `&cursor=${cursor}` : ''}`;
          const answer = await app.injectAs('owner', { method: 'GET', url }, 'rival');
          const page = answer.json<EventPageDto>();
          const seqs = page.items.map(({ seq }) => seq);
          expect(seqs.length).toBeGreaterThan(0);
          if (seqs.length > 1) expect(answer.body.length).toBeLessThan(1_100_000);
          if (order === 'asc') expect(page.lastSeq).toBe(page.nextCursor === null ? 15 : seqs.at(-1));
          seen.push(...seqs);
          cursor = page.nextCursor;
        } while (cursor);
        const all = Array.from({ length: 15 }, (_, index) => index + 1);
        expect(seen).toEqual(order === 'asc' ? all : all.reverse());
      },
    );
  });

  it('continues past what the caller may not see, with a bounded search per answer', async () => {
    const busy = await createCompany(app.nest, 'busy');
    const scope = { tenantId: busy.tenantId, actor: busy.members.owner.actor };
    await withClient(app.database.superuserUrl, async (client) => {
      await client.query(
        `insert into events (tenant_id, id, seq, type, entity_type, entity_id, actor, data)
         select $1, gen_random_uuid(), n, 'vault.tested', 'vault', gen_random_uuid(), '{}', '{}' from generate_series(1, 45000) n`,
        [busy.tenantId],
      );
      await client.query('insert into event_counters (tenant_id, last_seq) values ($1, 45000)', [busy.tenantId]);
    });
    await app.get(Scopes).run(scope, async () => {
      app.get(DomainEvents).record(ClientTested, { entityId: clientId, data: {} });
    });
    const events = (actor: Actor, after: number, cursor?: string) =>
      app.get(Scopes).run({ ...scope, actor }, async () => {
        const query = { after, order: 'asc' as const, limit: 200, ...(cursor && { cursor }) };
        return (await app.get(EventsService).list(query)).read();
      });
    const manager = busy.members.office_manager.actor;
    const first = await events(manager, 0);
    expect([first.items, first.lastSeq]).toEqual([[], 20_000]);
    const second = await events(manager, 0, first.nextCursor ?? '');
    const third = await events(manager, 0, second.nextCursor ?? '');
    expect(third).toMatchObject({ items: [{ seq: 45_001 }], nextCursor: null, lastSeq: 45_001 });
    // Without any kind to read there is nothing to look at.
    const nobody = { ...manager, permissions: new Set<Permission>(['events.read']) };
    expect(await events(nobody, 0)).toEqual({ items: [], nextCursor: null, lastSeq: 45_001 });
  });

  it('lists an event as it is read alone', async () => {
    const query = { after: 0, order: 'desc', limit: 200 } as const;
    await app.asMember('owner', async () => {
      const { items } = (await app.get(EventsService).list(query)).read();
      expect(items.length).toBeGreaterThan(1);
      for (const item of items) expect(item).toEqual(await app.get(EventLog).find(item.seq));
    });
  });

  it('shows an API key what its scopes allow, field by field, and nothing of the rest', async () => {
    const { tenantId, members } = await createCompany(app.nest, 'scoped');
    const key = (...permissions: Permission[]): Actor => ({
      ...members.owner.actor,
      permissions: new Set(permissions),
    });
    const entityId = uuidv7();
    await app.get(Scopes).run({ tenantId, actor: members.owner.actor }, async () => {
      const client = { displayName: 'Fern', termsDays: 30, creditLimitCents: 5 };
      app
        .get(DomainEvents)
        .record(ClientTested, { entityId, data: client, previous: { displayName: 'F', termsDays: 14 } });
      const job = { title: 'Hedge', visits: [{ id: 'v' }], nextVisit: { id: 'v' } };
      app.get(DomainEvents).record(JobTested, { entityId, data: job, previous: { title: 'H', visits: [] } });
    });
    const events = async (actor: Actor, types?: string) => {
      const query = { after: 0, order: 'asc', limit: 200, entityId, ...(types && { types }) } as const;
      const { items } = await app
        .get(Scopes)
        .run({ tenantId, actor }, async () => (await app.get(EventsService).list(query)).read());
      return items.map(({ type, changed, data, previous }) => ({ type, changed, data, previous }));
    };
    expect(await events(key('events.read', 'clients.read.all', 'settings.manage'))).toEqual([
      {
        type: 'client.tested',
        changed: ['displayName'],
        data: { displayName: 'Fern', termsDays: null, creditLimitCents: null },
        previous: { displayName: 'F' },
      },
    ]);
    expect(await events(key('events.read', 'jobs.read.all'))).toEqual([
      {
        type: 'job.tested',
        changed: ['title'],
        data: { title: 'Hedge', visits: [], nextVisit: null },
        previous: { title: 'H' },
      },
    ]);
    const all = key('events.read', 'clients.read.all', 'prices.view', 'jobs.read.all', 'visits.read.all');
    expect(await events(all)).toMatchObject([{ data: { termsDays: 30 } }, { data: { visits: [{ id: 'v' }] } }]);
    expect(await events(key('events.read', 'jobs.read.all'), 'client.tested')).toEqual([]);
  });

  it('is closed to crews and to another company', async () => {
    const crew = await app.injectAs('crew_member', { method: 'GET', url: '/api/v1/events' });
    expect(crew.statusCode).toBe(403);
    const theirs = await list('?limit=1', 'owner', 'rival');
    expect(theirs.items.map(({ seq, entityId }) => [seq, entityId === clientId])).toEqual([[1, false]]);
    expect((await list(`?entityId=${clientId}`, 'owner', 'rival')).items).toEqual([]);
  });

  it('includes events of subordinate records, for those who may read them', async () => {
    const [client, job, visit] = [uuidv7(), uuidv7(), uuidv7()];
    const record = async () => {
      const events = app.get(DomainEvents);
      events.record(ClientTested, { entityId: client, data: {} });
      events.record(JobTested, { entityId: job, data: { client: { id: client } } });
      events.record(VisitTested, { entityId: visit, data: { jobId: job, clientId: client } });
      events.record(VisitTested, { entityId: uuidv7(), data: { jobId: uuidv7(), clientId: 'nobody', notes: client } });
    };
    const { tenantId, members } = await createCompany(app.nest, 'related');
    const list = (query: object, company = tenantId) =>
      app.get(Scopes).run({ tenantId: company, actor: members.owner.actor }, async () => {
        const page = { after: 0, order: 'asc' as const, limit: 200, ...query };
        return (await app.get(EventsService).list(page)).read();
      });
    await app.get(Scopes).run({ tenantId, actor: members.owner.actor }, record);
    const about = async (id: string, company?: string) =>
      (await list({ about: id, order: 'desc' }, company)).items.map(({ type }) => type);
    expect(await about(client)).toEqual(['visit.tested', 'job.tested', 'client.tested']);
    expect(await about(job)).toEqual(['visit.tested', 'job.tested']);
    expect(await about(visit)).toEqual(['visit.tested']);
    expect(await about(client, app.rival.tenantId)).toEqual([]);
    const page = await list({ about: client, limit: 2 });
    const rest = await list({ about: client, cursor: page.nextCursor ?? '' });
    expect([page.items.length, rest.items.length]).toEqual([2, 1]);
  });
});
