import { httpApp, type HttpTestApp, type InjectOptions } from '../../../test/support/index.js';
import type { PresetRole } from '../../kernel/access/index.js';
import { db } from '../../kernel/database/index.js';
import type { JobDto, JobRowDto } from './job-answer.dto.js';
import { ClientsModule } from '../clients/index.js';
import { JobsModule } from './index.js';
import { aSite, type Site } from './jobs.factory.js';

let app: HttpTestApp;
let place: Site;
beforeAll(async () => {
  app = await httpApp({ modules: [ClientsModule, JobsModule] });
  place = await aSite(app);
});
afterAll(() => app.close());

type Method = 'GET' | 'POST' | 'PATCH';

async function send(
  method: Method,
  path: string,
  payload?: object,
  as: PresetRole = 'office_manager',
  version?: number,
) {
  const headers = version === undefined ? {} : { 'if-match': `"${version}"` };
  const request: InjectOptions = { method, url: `/api/v1${path}`, headers, ...(payload && { payload }) };
  const answer = await app.injectAs(as, request);
  return { status: answer.statusCode, body: answer.json<Record<string, unknown>>(), headers: answer.headers };
}

async function create(changes: object = {}): Promise<JobDto> {
  const { clientId, propertyId } = place;
  const { status, body } = await send('POST', '/jobs', { title: 'Clean-up', clientId, propertyId, ...changes });
  expect([status, body['code']]).toEqual([201, undefined]);
  return body as unknown as JobDto;
}

describe('jobs', () => {
  it('are created with their visits and checklist in one call', async () => {
    const job = await create({
      crewInstructions: 'Rake.',
      checklist: [{ label: 'Gate closed', required: true }, { label: 'Photos' }],
      visits: [{ date: '2026-03-09', windowStart: '08:00', windowEnd: '10:00' }, {}],
      defaultDurationMin: 120,
    });
    expect(job).toMatchObject({
      status: 'draft',
      kind: 'one_off',
      client: { id: place.clientId, name: "Maeve O'Brien", hasEmail: true },
      property: { id: place.propertyId, timeZone: 'America/New_York' },
      checklist: [
        { label: 'Gate closed', required: true, doneAt: null },
        { label: 'Photos', required: false },
      ],
      workOrder: { state: 'none', fileId: null },
      confirmation: { state: 'none' },
      flags: { unscheduled: true, late: false, actionRequired: false },
      visitCount: 2,
    });
    expect(job.number).toMatch(/^J-\d{5}$/);
    expect(job.visits.map(({ status }) => status)).toEqual(['scheduled', 'unscheduled']);
    expect(job.visits[0]).toMatchObject({ startAt: '2026-03-09T12:00:00.000Z', estManMinutes: 120, anytime: false });
  });

  it('record their own event first, then those of their visits', async () => {
    const { id, visits } = await create({ visits: [{ date: '2026-03-16' }, {}], confirm: true, notifyClient: false });
    const told = await app.asMember('owner', () =>
      db().query<Array<{ type: string }>>('select type from events where entity_id = any ($1) order by seq', [
        [id, ...visits.map((visit) => visit.id)],
      ]),
    );
    expect(told.map(({ type }) => type)).toEqual(['job.created', 'visit.scheduled', 'visit.updated', 'job.updated']);
  });

  it('are numbered consecutively', async () => {
    const numbers = await Promise.all(Array.from({ length: 5 }, () => create().then(({ number }) => number)));
    const digits = numbers.map((number) => Number(number.slice(2))).sort((a, b) => a - b);
    expect(digits.map((digit) => digit - (digits[0] ?? 0))).toEqual([0, 1, 2, 3, 4]);
  });

  it('belong to a client and one of its properties', async () => {
    const other = await aSite(app);
    const crossed = { title: 'X', clientId: place.clientId, propertyId: other.propertyId };
    const { status, body } = await send('POST', '/jobs', crossed);
    expect([status, body['errors']]).toEqual([422, [expect.objectContaining({ pointer: '/propertyId' })]]);
    const theirs = await aSite(app, 'rival');
    const foreign = await send('POST', '/jobs', {
      title: 'X',
      clientId: theirs.clientId,
      propertyId: theirs.propertyId,
    });
    expect(foreign.body['errors']).toEqual([
      expect.objectContaining({ pointer: '/clientId', code: 'client_not_found' }),
    ]);
  });

  it('refuse impossible values, naming the field', async () => {
    const { clientId, propertyId } = place;
    const cases: [object, string][] = [
      [{ title: ' ' }, '/title'],
      [{ visits: [{ date: '2026-02-30' }] }, '/visits/0/date'],
      [{ visits: [{ date: '2026-03-09', windowStart: '10:00', windowEnd: '08:00' }] }, '/visits/0/windowEnd'],
      [{ visits: [{ windowStart: '10:00', windowEnd: '11:00' }] }, '/visits/0/date'],
      [{ visits: [{ date: '2026-03-09', windowStart: '10:00' }] }, '/visits/0/windowEnd'],
      [{ visits: null }, '/visits'],
      [{ defaultCrewId: '01920000-0000-7000-8000-000000000000' }, '/defaultCrewId'],
      [{ status: 'active' }, '/status'],
    ];
    for (const [changes, pointer] of cases) {
      const { status, body } = await send('POST', '/jobs', { title: 'X', clientId, propertyId, ...changes });
      expect([status, body['errors']]).toEqual([422, expect.arrayContaining([expect.objectContaining({ pointer })])]);
    }
  });

  it('change by merge patch, in the version that was read', async () => {
    const job = await create({ checklist: [{ label: 'A' }, { label: 'B' }], officeNotes: 'Pays late.' });
    const [a, b] = job.checklist;
    const changes = {
      title: 'Hedges',
      officeNotes: null,
      checklist: [{ ...b, doneAt: undefined, doneBy: undefined, ticks: undefined }, { label: 'C' }],
    };
    const patched = await send('PATCH', `/jobs/${job.id}`, changes, 'office_manager', job.version);
    expect(patched).toMatchObject({
      status: 200,
      body: { title: 'Hedges', officeNotes: null, version: job.version + 1 },
    });
    expect((patched.body as unknown as JobDto).checklist.map(({ label }) => label)).toEqual(['B', 'C']);
    expect((patched.body as unknown as JobDto).checklist[0]?.id).toBe(b?.id);
    expect(a?.label).toBe('A');
    expect((await send('PATCH', `/jobs/${job.id}`, { title: 'Old' }, 'office_manager', job.version)).status).toBe(412);
    expect((await send('PATCH', `/jobs/${job.id}`, { title: 'Old' })).status).toBe(428);
    expect((await send('PATCH', `/jobs/${job.id}`, {}, 'office_manager', job.version + 1)).status).toBe(200);
  });

  it('are found by number, words, client, state, crew and days', async () => {
    const crew = await send('POST', '/crews', { name: 'Finders', colour: '#2f855a' });
    const crewId = crew.body['id'];
    const own = await aSite(app);
    const job = await create({
      ...own,
      title: 'Prune the ancient wisteria für 伊藤造園, WO 1012345678',
      visits: [{ date: '2027-05-04', crewId }],
    });
    const found = async (query: string) => {
      const { body } = await send('GET', `/jobs?${query}`);
      return (body['items'] as JobDto[]).map(({ id }) => id);
    };
    expect(await found(`q=${job.number}`)).toEqual([job.id]);
    expect(await found(`q=${Number(job.number.slice(2))}`)).toEqual([job.id]);
    for (const said of ['J-', 'j-', 'j', 'J-000000', '%23', 'job ', 'J–']) {
      expect([said, await found(`q=${said}${Number(job.number.slice(2))}`)]).toEqual([said, [job.id]]);
    }
    for (const q of ['wisteria', 'ancient  WISTERIA', 'fuer', '造園', 'WO 1012345678'])
      expect([q, await found(`q=${encodeURIComponent(q)}`)]).toEqual([q, [job.id]]);
    expect(await found('q=obrien&limit=200')).toContain(job.id);
    expect(await found(`crewId=${String(crewId)}`)).toEqual([job.id]);
    expect(await found('from=2027-05-01&to=2027-05-31')).toEqual([job.id]);
    expect(await found('from=2027-06-01')).toEqual([]);
    expect(await found(`status=draft&clientId=${own.clientId}`)).toEqual([job.id]);
    expect(await found(`status=active&clientId=${own.clientId}`)).toEqual([]);
    expect(await found('flag=unscheduled&limit=200')).not.toContain(job.id);
    expect((await send('GET', '/jobs?status=nonsense')).status).toBe(422);
  });

  it('are listed newest first, each once, page after page', async () => {
    const made: string[] = [];
    const own = await aSite(app);
    for (let n = 0; n < 8; n += 1) made.unshift((await create(own)).id);
    const seen: string[] = [];
    let cursor = '';
    do {
      const url = `/jobs?clientId=${own.clientId}&limit=3${cursor && `&cursor=${encodeURIComponent(cursor)}`}`;
      const { body } = await send('GET', url);
      seen.push(...(body['items'] as JobDto[]).map(({ id }) => id));
      cursor = (body['nextCursor'] as string | null) ?? '';
    } while (cursor);
    expect(seen).toEqual(made);
  });

  it('include their visits on request, and refuse unknown includes', async () => {
    const own = await aSite(app);
    const { id } = await create({ ...own, visits: [{ date: '2026-03-10' }, { date: '2026-03-09' }, {}] });
    const rowOf = async (query: string) => {
      const { body } = await send('GET', `/jobs?clientId=${own.clientId}${query}`);
      return (body['items'] as JobRowDto[])[0];
    };
    expect(await rowOf('')).not.toHaveProperty('visits');
    const row = await rowOf('&include=visits');
    expect(row?.id).toBe(id);
    expect(row?.visits?.map(({ date }) => date)).toEqual(['2026-03-09', '2026-03-10', null]);
    const key = { name: 'Jobs alone', scopes: ['jobs.read.all'] };
    const { secret } = (await send('POST', '/api-keys', key, 'owner')).body as { secret: string };
    const headers = { authorization: `Bearer ${secret}` };
    const alone = await app.inject({ method: 'GET', url: '/api/v1/jobs?include=visits', headers });
    expect([alone.statusCode, alone.json<{ code: string }>().code]).toEqual([403, 'missing_scope']);
    expect(await send('GET', '/jobs?include=invoices')).toMatchObject({
      status: 422,
      body: { errors: [{ parameter: 'include', detail: 'Send visits.' }] },
    });
  });

  it('cannot be read or changed by another company, by any id', async () => {
    const job = await create({ visits: [{ date: '2026-03-09' }], checklist: [{ label: 'A' }] });
    const [visit, item] = [job.visits[0]?.id ?? '', job.checklist[0]?.id ?? ''];
    const theirs = await aSite(app, 'rival');
    const posts = ['confirm', 'hold', 'resume', 'complete', 'reopen', 'work-order', 'confirmation'];
    const requests: [Method, string, object?][] = [
      ['GET', `/jobs/${job.id}`],
      ['PATCH', `/jobs/${job.id}`, { title: 'Mine' }],
      ['POST', `/jobs/${job.id}/cancel`, { reason: 'Mine' }],
      ['GET', `/jobs/${job.id}/work-order`],
      ['POST', `/jobs/${job.id}/visits`, { date: '2026-03-10' }],
      ['POST', `/jobs/${job.id}/checklist/${item}/check`],
      ['GET', `/visits/${visit}`],
      ['PATCH', `/visits/${visit}`, { date: '2026-03-11' }],
      ['POST', `/visits/${visit}/schedule`, { date: '2026-03-11' }],
      ['POST', `/visits/${visit}/skip`, { skipReason: 'other' }],
      ['POST', `/visits/${visit}/cancel`, { reason: 'Mine' }],
      ...posts.map((action): [Method, string] => ['POST', `/jobs/${job.id}/${action}`]),
      ...['unschedule', 'dispatch', 'recall', 'depart', 'start', 'pause', 'resume', 'complete', 'reopen'].map(
        (action): [Method, string] => ['POST', `/visits/${visit}/${action}`],
      ),
    ];
    for (const [method, path, payload] of requests) {
      const headers = { 'if-match': '*' };
      const answer = await app.injectAs(
        'owner',
        { method, url: `/api/v1${path}`, headers, ...(payload && { payload }) },
        'rival',
      );
      expect([path, answer.statusCode]).toEqual([path, 404]);
    }
    const list = await app.injectAs('owner', { method: 'GET', url: `/api/v1/jobs?q=${job.number}` }, 'rival');
    expect(list.json<{ items: JobDto[] }>().items.map(({ client }) => client.id)).not.toContain(place.clientId);
    const visits = await app.injectAs('owner', { method: 'GET', url: '/api/v1/visits' }, 'rival');
    expect(visits.json()).toMatchObject({ items: [] });
    const mixed = { title: 'X', clientId: theirs.clientId, propertyId: theirs.propertyId, id: job.id };
    const own = await app.injectAs('owner', { method: 'POST', url: '/api/v1/jobs', payload: mixed }, 'rival');
    expect(own.statusCode).toBe(201);
    expect((await send('GET', `/jobs/${job.id}`)).body).toMatchObject({ title: 'Clean-up', revision: job.revision });
  });
});
