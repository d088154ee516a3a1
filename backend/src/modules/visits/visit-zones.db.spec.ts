import { db, Scopes } from '../../kernel/database/index.js';
import { httpApp, type HttpTestApp, untilSomebodyWaits } from '../../../test/support/index.js';
import { ClientsModule } from '../clients/index.js';
import type { JobDto } from '../jobs/job-answer.dto.js';
import { JobsModule } from '../jobs/index.js';
import { aSite, Caller, nextYear, type Site, SKIPPING_DAY } from '../jobs/jobs.factory.js';
import type { OperationDto } from '../operations/index.js';
import { ZoneChanges } from '../zone-changes/index.js';
import type { VisitDto } from './visit.dto.js';

describe('a corrected time zone', () => {
  let app: HttpTestApp;
  let office: Caller;
  beforeAll(async () => {
    app = await httpApp({ modules: [ClientsModule, JobsModule] });
    office = new Caller(app);
  });
  afterAll(() => app.close());

  const BOISE = 'America/Boise';
  const EIGHT = { date: nextYear('03-05'), windowStart: '08:00', windowEnd: '10:00' };

  const read = async (job: { id: string }) => (await office.get<JobDto>(`/jobs/${job.id}`)).body;
  const visitOf = async ({ id }: { id: string }) => (await office.get<VisitDto>(`/visits/${id}`)).body;

  async function change(propertyId: string, changes: object) {
    const { body } = await office.get<{ version: number }>(`/properties/${propertyId}`);
    return office.send('PATCH', `/properties/${propertyId}`, changes, body.version);
  }

  /** Of the company, put back by `undo`. */
  async function changeCompany(changes: object, owner = office.as('owner')) {
    const { body } = await owner.get<{ version: number }>('/tenant');
    return owner.send('PATCH', '/tenant', changes, body.version);
  }

  const eventsOf = ({ id }: { id: string }) =>
    app.asMember('owner', () =>
      db().query<Array<{ type: string; changed: string[]; previous: object }>>(
        'select type, changed, previous from events where entity_id = $1 order by seq',
        [id],
      ),
    );

  it('moves future visits: they keep their local time, and everybody notified is told', async () => {
    const place = await aSite(app);
    const job = await office.job(place, {
      visits: [EIGHT, { ...EIGHT, date: nextYear('07-06') }, { date: nextYear('03-06') }, {}],
      confirm: true,
    });
    await app.drainQueue();
    expect((await change(place.propertyId, { timezone: BOISE })).status).toBe(200);
    const after = await read(job);
    expect(
      after.visits.map(({ date, windowStart, timeZone, startAt, endAt }) => [
        date,
        windowStart,
        timeZone,
        startAt,
        endAt,
      ]),
    ).toEqual([
      [nextYear('03-05'), '08:00', BOISE, nextYear('03-05T15:00:00.000Z'), nextYear('03-05T17:00:00.000Z')],
      [nextYear('03-06'), null, BOISE, null, null],
      [nextYear('07-06'), '08:00', BOISE, nextYear('07-06T14:00:00.000Z'), nextYear('07-06T16:00:00.000Z')],
      [null, null, BOISE, null, null],
    ]);
    expect(after).toMatchObject({ workOrder: { outdated: true }, confirmation: { outdated: true } });
    expect(after.visits.map(({ version }) => version)).toEqual([2, 2, 2, 2]);
    const [timed, anyTime, , undated] = after.visits;
    expect((await eventsOf(timed as VisitDto)).at(-1)).toMatchObject({
      type: 'visit.rescheduled',
      changed: expect.arrayContaining(['timeZone', 'startAt', 'endAt']) as string[],
      previous: { timeZone: 'America/New_York', startAt: nextYear('03-05T13:00:00.000Z') },
    });
    for (const [visit, type] of [[anyTime, 'visit.rescheduled'] as const, [undated, 'visit.updated'] as const])
      expect((await eventsOf(visit as VisitDto)).at(-1)).toMatchObject({ type, changed: ['timeZone'] });
    await office.post(`/jobs/${job.id}/confirmation`);
    await app.drainQueue();
    const { items } = (await office.get<{ items: Array<{ id: string }> }>(`/messages?jobId=${job.id}`)).body;
    expect((await office.get(`/messages/${items[0]?.id}`)).body['text']).toContain('Times shown are Mountain Time.');
  });

  it('leaves past, started, finished and canceled visits unchanged', async () => {
    const place = await aSite(app);
    const job = await office.job(place, {
      visits: [{ ...EIGHT, date: '2026-01-05' }, EIGHT, EIGHT, EIGHT, EIGHT, EIGHT],
      confirm: true,
      notifyClient: false,
    });
    const [past, started, done, cancelled, skipped, dispatched] = job.visits;
    const act = async (visit: VisitDto | undefined, action: string, payload: object = {}) =>
      expect([action, (await office.post(`/visits/${visit?.id}/${action}`, payload)).status]).toEqual([action, 200]);
    await act(started, 'start');
    for (const action of ['start', 'complete']) await act(done, action);
    await act(cancelled, 'cancel', { reason: 'Rain' });
    await act(skipped, 'skip', { skipReason: 'weather' });
    const crewId = await office.crew('Mowers');
    await office.send('PATCH', `/visits/${dispatched?.id}`, { crewId }, 1);
    await act(dispatched, 'dispatch');
    await change(place.propertyId, { timezone: BOISE });
    for (const visit of [past, started, done, cancelled, skipped]) {
      const { timeZone, startAt } = await visitOf(visit as VisitDto);
      expect([timeZone, startAt]).toEqual([visit?.timeZone, visit?.startAt]);
    }
    // The crew has it: what it reads is the time at the property, which is the same.
    expect(await visitOf(dispatched as VisitDto)).toMatchObject({ status: 'dispatched', timeZone: BOISE });
  });

  it.each([
    ['a half hour', 'America/St_Johns', nextYear('03-05T11:30:00.000Z')],
    ['three quarters', 'Asia/Kathmandu', nextYear('03-05T02:15:00.000Z')],
    ['the other side of the day', 'Pacific/Auckland', nextYear('03-04T19:00:00.000Z')],
  ])('accepts zones of %s', async (_, timezone, startAt) => {
    const place = await aSite(app);
    const visit = await office.visit(place, EIGHT);
    await change(place.propertyId, { timezone });
    expect(await visitOf(visit)).toMatchObject({ date: EIGHT.date, windowStart: '08:00', startAt });
  });

  it('does not notify a client whose times stay the same, as with an alias of the zone', async () => {
    const place = await aSite(app);
    const job = await office.job(place, { visits: [EIGHT, { date: nextYear('03-06') }], confirm: true });
    await app.drainQueue();
    await change(place.propertyId, { timezone: 'America/Detroit' });
    expect((await read(job)).confirmation.outdated).toBe(false);
    const anyTime = await office.job(place, { visits: [{ date: nextYear('03-06') }], confirm: true });
    await app.drainQueue();
    await change(place.propertyId, { timezone: BOISE });
    expect((await read(anyTime)).confirmation.outdated).toBe(false);
    expect((await read(job)).confirmation.outdated).toBe(true);
  });

  it('is refused when a visit would be in a skipped hour, and changes nothing', async () => {
    const place = await aSite(app);
    await change(place.propertyId, { timezone: 'America/Phoenix' });
    const night = { date: SKIPPING_DAY, windowStart: '02:30', windowEnd: '03:15' };
    const [visit, other] = [await office.visit(place, night), await office.visit(place, EIGHT)];
    const refused = await change(place.propertyId, { timezone: 'America/New_York', name: 'Moved' });
    expect(refused).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/timezone', code: 'skipped_time' }] },
    });
    expect(JSON.stringify(refused.body)).toMatch(/clocks skip 02:30 on \d{4}-03-\d\d, when J-\d+/);
    expect(await visitOf(visit)).toEqual(visit);
    expect(await visitOf(other)).toEqual(other);
    expect((await office.get(`/properties/${place.propertyId}`)).body).toMatchObject({ name: 'Home' });
  });

  it('is refused when it would book a crew twice', async () => {
    const [moved, stays] = [await aSite(app), await aSite(app)];
    const crewId = await office.crew('Twice');
    const visit = await office.visit(moved, { ...EIGHT, crewId });
    const other = await office.visit(stays, { ...EIGHT, windowStart: '10:30', windowEnd: '11:30', crewId });
    const refused = await change(moved.propertyId, { timezone: BOISE });
    expect(refused).toMatchObject({
      status: 409,
      body: {
        code: 'time_zone_conflict',
        conflicts: [{ visitId: other.id, jobId: other.jobId, windowStart: '10:30' }],
      },
    });
    expect(await visitOf(visit)).toEqual(visit);
    const forced = { timezone: BOISE, allowOverlap: true };
    expect((await change(moved.propertyId, forced)).status).toBe(200);
    expect(await visitOf(visit)).toMatchObject({ timeZone: BOISE });
    // What overlaps already is in nobody's way.
    expect((await change(moved.propertyId, { timezone: 'America/Denver' })).status).toBe(200);
    expect((await change(moved.propertyId, { timezone: null })).status).toBe(200);
    const sales = office.as('sales');
    const { version } = (await office.get<{ version: number }>(`/properties/${moved.propertyId}`)).body;
    expect(await sales.send('PATCH', `/properties/${moved.propertyId}`, forced, version)).toMatchObject({
      status: 403,
    });
  });

  it('of the company moves only visits at properties without a zone of their own', async () => {
    const rival = office.as('office_manager', 'rival');
    const [place, own, theirs] = [await aSite(app), await aSite(app), await aSite(app, 'rival')];
    await change(own.propertyId, { timezone: 'America/Chicago' });
    const ours = await office.job(place, { visits: [EIGHT, { date: nextYear('03-06') }], confirm: true });
    const kept = await office.visit(own, EIGHT);
    const neighbour = await rival.visit(theirs, EIGHT);
    await app.drainQueue();
    const crewId = await office.crew('Here and there');
    await office.visit(place, { ...EIGHT, date: nextYear('06-08'), crewId });
    const stays = await office.visit(own, {
      date: nextYear('06-08'),
      windowStart: '09:30',
      windowEnd: '10:30',
      crewId,
    });
    const refused = await changeCompany({ timezone: BOISE });
    expect([refused.status, JSON.stringify(refused.body)]).toEqual([409, expect.stringContaining(stays.id)]);
    expect((await changeCompany({ timezone: BOISE, allowOverlap: true })).body).toMatchObject({ timezone: BOISE });
    await app.drainQueue();
    try {
      const { visits, workOrder, confirmation } = await read(ours);
      expect(visits.map(({ timeZone }) => timeZone)).toEqual([BOISE, BOISE]);
      expect(visits.map(({ startAt }) => startAt)).toEqual([nextYear('03-05T15:00:00.000Z'), null]);
      expect([workOrder.outdated, confirmation.outdated]).toEqual([true, true]);
      expect(await visitOf(kept)).toEqual(kept);
      expect((await rival.get<VisitDto>(`/visits/${neighbour.id}`)).body).toEqual(neighbour);
    } finally {
      await changeCompany({ timezone: 'America/New_York', allowOverlap: true });
      await app.drainQueue();
    }
    expect((await read(ours)).confirmation.outdated).toBe(false);
  });

  it('of many visits is applied in batches, also when a worker dies', async () => {
    const [place, elsewhere] = [await aSite(app), await aSite(app)];
    await change(elsewhere.propertyId, { timezone: 'America/New_York' });
    const crewId = await office.crew('Between');
    const booked = await office.visit(place, { ...EIGHT, date: nextYear('09-07'), crewId });
    const plain = await office.visit(place, EIGHT);
    await app.asMember('owner', () =>
      db().query(
        `insert into visits (id, tenant_id, job_id, client_id, property_id, status, date, window_start, window_end, time_zone, start_at, end_at)
         select gen_random_uuid(), tenant_id, job_id, client_id, property_id, status, date, window_start, window_end, time_zone, start_at, end_at
         from visits, generate_series(1, 250) where id = $1`,
        [plain.id],
      ),
    );
    await app.drainQueue();
    expect((await changeCompany({ timezone: BOISE, allowOverlap: true })).body).toMatchObject({ timezone: BOISE });
    try {
      const [operation] = (await office.as('owner').get<{ items: [OperationDto] }>('/operations')).body.items;
      expect(operation).toMatchObject({ kind: 'visits.follow_zone', state: 'queued', subject: { type: 'tenant' } });
      // Whoever plans meanwhile meets the visits where they will be: 08:00 in Boise is 10:00 in New York.
      const wanted = { date: nextYear('09-07'), crewId };
      const meets = (windowStart: string, windowEnd: string) =>
        office
          .job(elsewhere)
          .then(({ id }) => office.post(`/jobs/${id}/visits`, { ...wanted, windowStart, windowEnd }));
      expect((await visitOf(booked)).timeZone).toBe('America/New_York');
      expect(await meets('10:30', '11:30')).toMatchObject({ status: 409, body: { code: 'schedule_conflict' } });
      expect(await meets('08:00', '10:00')).toMatchObject({ status: 201 });
      await expect(follow(operation.id, 1)).rejects.toThrow('killed');
      await app.drainQueue();
      const { body: ended } = await office.as('owner').get<OperationDto>(`/operations/${operation.id}`);
      expect(ended.total).toBeGreaterThanOrEqual(251);
      expect(ended).toMatchObject({ state: 'succeeded', done: ended.total, result: { moved: ended.total } });
      const [left] = await app.asMember('owner', () =>
        db().query<Array<{ zones: string[]; told: number }>>(
          `select array_agg(distinct v.time_zone) as zones,
                  (select count(*)::int from events e join visits on visits.id = e.entity_id
                   where visits.job_id = $1 and e.type = 'visit.rescheduled') as told
           from visits v where v.job_id = $1`,
          [plain.jobId],
        ),
      );
      expect(left).toEqual({ zones: [BOISE], told: 251 });
      expect((await visitOf(booked)).startAt).toBe(nextYear('09-07T14:00:00.000Z'));
    } finally {
      await changeCompany({ timezone: 'America/New_York', allowOverlap: true });
      await app.drainQueue();
    }
  });

  /** One try of a worker, that dies as by kill -9 after some parts: without a word. */
  const follow = (id: string, parts: number) => {
    const die = () => {
      if (--parts <= 0) throw new Error('killed');
    };
    const signal = { aborted: false, throwIfAborted: die } as unknown as AbortSignal;
    const run = { taskId: id, attempt: 1, lastAttempt: false, signal, once: () => Promise.resolve(true) };
    const { tenantId, members } = app.greenfield;
    const { actor } = members.owner;
    return app.get(Scopes).withoutTransaction({ tenantId, actor }, () => app.get(ZoneChanges).run(id, run));
  };

  it.each([
    ['is added to a job', (_: Site, { id }: JobDto) => office.post(`/jobs/${id}/visits`, EIGHT)],
    [
      'is moved',
      (_: Site, { visits }: JobDto) => office.send('PATCH', `/visits/${visits[0]?.id}`, { date: nextYear('05-04') }, 1),
    ],
    ['gets its day', (_: Site, { visits }: JobDto) => office.post(`/visits/${visits[1]?.id}/schedule`, EIGHT)],
    ['comes with its job', (place: Site) => office.post('/jobs', { ...place, title: 'New', visits: [EIGHT] })],
  ])('applies to a visit that %s at that moment', async (_, plan) => {
    const place = await aSite(app);
    const job = await office.job(place, { visits: [EIGHT, {}] });
    const planned = await app.asMember('owner', async () => {
      const zones = app.get(ZoneChanges);
      await zones.begin();
      const planning = plan(place, job);
      await untilSomebodyWaits();
      await db().query('update properties set timezone = $2 where id = $1', [place.propertyId, BOISE]);
      await zones.tell({ propertyId: place.propertyId, allowOverlap: false });
      return { planning };
    });
    // A move comes from what was seen before.
    expect([200, 201, 412]).toContain((await planned.planning).status);
    const { items } = (await office.get<{ items: VisitDto[] }>(`/visits?propertyId=${place.propertyId}`)).body;
    expect(new Set(items.map(({ timeZone }) => timeZone))).toEqual(new Set([BOISE]));
  });
});
