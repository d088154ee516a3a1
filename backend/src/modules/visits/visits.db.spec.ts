import { httpApp, type HttpTestApp } from '../../../test/support/index.js';
import { ClientsModule } from '../clients/index.js';
import { JobsModule } from '../jobs/index.js';
import type { JobDto } from '../jobs/job-answer.dto.js';
import { aSite, Caller, type Site } from '../jobs/jobs.factory.js';
import type { VisitDto } from './visit.dto.js';
import { localDate } from '../../kernel/formats/index.js';

let app: HttpTestApp;
let office: Caller;
let place: Site;
beforeAll(async () => {
  app = await httpApp({ modules: [ClientsModule, JobsModule] });
  office = new Caller(app);
  place = await aSite(app);
});
afterAll(() => app.close());

const today = localDate(new Date(), 'America/New_York');
const act = (visit: VisitDto | undefined, action: string, payload?: object, as = office) =>
  as.post<VisitDto>(`/visits/${visit?.id ?? ''}/${action}`, payload);

/** An active job with one visit, which the test takes where it wants. */
const activeVisit = (visit: object = { date: today }, job: object = {}) => office.visit(place, visit, job);

describe('planning visits', () => {
  it('refuses two at one time for one crew, unless the caller may and wants to', async () => {
    const crewId = await office.crew('Overlap');
    const job = await office.job(place);
    const day = { date: '2026-04-01', crewId };
    const at = (windowStart: string, windowEnd: string, more: object = {}) => {
      const visit = { ...day, windowStart, windowEnd, ...more };
      return office.post<VisitDto & { conflicts: object[] }>(`/jobs/${job.id}/visits`, visit);
    };
    const first = await at('08:00', '10:00');
    expect(first.status).toBe(201);
    expect((await at('10:00', '12:00')).status).toBe(201);
    const clash = await at('09:30', '11:00');
    expect(clash).toMatchObject({ status: 409, body: { code: 'schedule_conflict' } });
    expect(clash.body.conflicts).toHaveLength(2);
    expect(clash.body.conflicts[0]).toEqual({
      visitId: first.body.id,
      jobId: job.id,
      jobNumber: job.number,
      date: '2026-04-01',
      windowStart: '08:00',
      windowEnd: '10:00',
    });
    expect((await at('09:30', '11:00', { allowOverlap: true })).status).toBe(201);
    expect((await at('09:30', '11:00', { crewId: null })).status).toBe(201);
    expect((await office.post(`/jobs/${job.id}/visits`, day)).status).toBe(201);
  });

  it('lets only one of two parallel requests book a crew', async () => {
    const crewId = await office.crew('Race');
    const job = await office.job(place);
    const slot = { date: '2026-04-02', windowStart: '08:00', windowEnd: '10:00', crewId };
    const answers = await Promise.all([1, 2, 3, 4].map(() => office.post(`/jobs/${job.id}/visits`, slot)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
  });

  it('refuses days without service, except with a reason', async () => {
    const closed = await aSite(app, 'greenfield', { properties: [{ name: 'Park', noServiceDays: [7] }] });
    const job = await office.job(closed);
    const sunday = { date: '2026-03-08' };
    expect((await office.post(`/jobs/${job.id}/visits`, sunday)).body).toMatchObject({ code: 'no_service_day' });
    const agreed = await office.post<VisitDto>(`/jobs/${job.id}/visits`, { ...sunday, overrideReason: 'Agreed.' });
    expect(agreed).toMatchObject({ status: 201, body: { reason: 'Agreed.' } });
  });

  it('moves a visit, and recalls a dispatched one from its crew', async () => {
    const crewId = await office.crew('Movers');
    const visit = await activeVisit({ date: '2026-03-07', windowStart: '08:00', windowEnd: '10:00', crewId });
    expect(visit.startAt).toBe('2026-03-07T13:00:00.000Z');
    const dispatched = await act(visit, 'dispatch');
    expect(dispatched.body).toMatchObject({ status: 'dispatched', dispatchedAt: expect.any(String) });
    const path = `/visits/${visit.id}`;
    const moved = await office.send<VisitDto>('PATCH', path, { date: '2026-03-09' }, dispatched.body.version);
    expect(moved.body).toMatchObject({ status: 'scheduled', date: '2026-03-09', startAt: '2026-03-09T12:00:00.000Z' });
    expect(moved.body.dispatchedAt).toBeNull();
    expect((await office.send('PATCH', path, { date: '2026-03-10' }, dispatched.body.version)).status).toBe(412);
    const anytime = await office.send<VisitDto>(
      'PATCH',
      path,
      { windowStart: null, windowEnd: null },
      moved.body.version,
    );
    expect(anytime.body).toMatchObject({ anytime: true, startAt: null, date: '2026-03-09' });
    const same = await office.send<VisitDto>('PATCH', path, {}, anytime.body.version);
    expect(same.status).toBe(200);
    expect((await office.send('PATCH', path, { date: null }, same.body.version)).status).toBe(422);
  });

  it('does not move visits that are in progress, on hold or over', async () => {
    const visit = await activeVisit();
    await act(visit, 'start');
    const path = `/visits/${visit.id}`;
    expect((await office.send('PATCH', path, { date: '2026-03-10' }, 2)).body).toMatchObject({
      code: 'visit_not_movable',
    });
    const held = await activeVisit();
    await office.post(`/jobs/${held.jobId}/hold`, {});
    expect((await office.send('PATCH', `/visits/${held.id}`, { date: '2026-03-10' }, 1)).body).toMatchObject({
      code: 'job_not_active',
    });
    expect((await act(held, 'start')).body).toMatchObject({ code: 'job_not_active' });
  });

  it('lists them by day, unscheduled ones last', async () => {
    const job = await office.job(place, { visits: [{ date: '2028-01-03' }, {}, { date: '2028-01-02' }] });
    const { body } = await office.get<{ items: VisitDto[] }>(`/visits?jobId=${job.id}`);
    expect(body.items.map(({ date }) => date)).toEqual(['2028-01-02', '2028-01-03', null]);
    const range = await office.get<{ items: VisitDto[] }>('/visits?from=2028-01-03&to=2028-12-31');
    expect(range.body.items.map(({ date }) => date)).toEqual(['2028-01-03']);
    expect(range.body.items[0]).toMatchObject({
      clientName: "Maeve O'Brien",
      jobNumber: job.number,
      address: expect.any(String),
    });
    const open = await office.get<{ items: VisitDto[] }>('/visits?from=2028-01-03');
    expect(open.body.items.map(({ date }) => date)).toEqual(['2028-01-03']);
  });
});

describe('the progress of visits', () => {
  it('goes through all states, and the last visit completes the job', async () => {
    const crewId = await office.crew('Day');
    const visit = await activeVisit({ date: today, crewId });
    const states = [];
    for (const action of ['dispatch', 'depart', 'start', 'pause', 'resume', 'complete']) {
      const { status, body } = await act(visit, action);
      states.push([status, body.status]);
    }
    expect(states).toEqual([
      [200, 'dispatched'],
      [200, 'en_route'],
      [200, 'in_progress'],
      [200, 'paused'],
      [200, 'in_progress'],
      [200, 'completed'],
    ]);
    const done = await office.get<JobDto>(`/jobs/${visit.jobId}`);
    expect(done.body).toMatchObject({ status: 'completed', completedAt: expect.any(String), finishedVisitCount: 1 });
    expect((await act(visit, 'reopen')).body).toMatchObject({ status: 'in_progress', completedAt: null });
    expect((await office.get(`/jobs/${visit.jobId}`)).body).toMatchObject({ status: 'active', completedAt: null });
  });

  it('answers an illegal step with the possible ones', async () => {
    const visit = await activeVisit();
    expect(await act(visit, 'complete')).toMatchObject({
      status: 409,
      body: {
        code: 'invalid_transition',
        from: 'scheduled',
        to: 'completed',
        allowed: ['unscheduled', 'dispatched', 'en_route', 'in_progress', 'skipped', 'cancelled'],
      },
    });
    expect((await act(visit, 'dispatch')).body).toMatchObject({ code: 'crew_required' });
    await act(visit, 'cancel', { reason: 'Rain.' });
    expect((await act(visit, 'schedule', { date: today })).body).toMatchObject({ allowed: [] });
  });

  it('skips a visit for a reason, and plans a make-up visit', async () => {
    const visit = await activeVisit({ date: '2026-03-09' });
    expect((await act(visit, 'skip', {})).status).toBe(422);
    expect((await act(visit, 'skip', { skipReason: 'weather', reason: 'Storm.' })).body).toMatchObject({
      status: 'skipped',
      skipReason: 'weather',
      reason: 'Storm.',
    });
    const again = await act(visit, 'schedule', { date: '2026-03-12' });
    expect(again.body).toMatchObject({
      status: 'scheduled',
      skipReason: null,
      replaces: { date: '2026-03-09', skipReason: 'weather' },
    });
    expect((await act(visit, 'unschedule')).body).toMatchObject({ status: 'unscheduled', date: null, startAt: null });
    expect((await act(visit, 'schedule', { date: '2026-03-13' })).body).toMatchObject({ status: 'scheduled' });
  });

  it('records each step as one event', async () => {
    const crewId = await office.crew('Tellers');
    const visit = await activeVisit({ date: today, crewId });
    for (const action of ['dispatch', 'start', 'complete']) await act(visit, action);
    const events = await eventsOf(visit.id);
    expect(events.map(({ type }) => type)).toEqual([
      'visit.scheduled',
      'visit.dispatched',
      'visit.started',
      'visit.completed',
    ]);
    expect(events[1]).toMatchObject({
      previous: { status: 'scheduled', dispatchedAt: null },
      data: { status: 'dispatched' },
    });
    expect((await eventsOf(visit.jobId)).map(({ type }) => type)).toEqual([
      'job.created',
      'job.updated',
      'job.completed',
    ]);
  });
});

describe('what a crew sees and does', () => {
  let crewId: string;
  beforeAll(async () => void (crewId = await office.crew('Own', app.greenfield.members.crew_lead.membershipId)));

  it('sees its own visits of confirmed jobs, and nothing else', async () => {
    const otherId = await office.crew('Others');
    const lead = office.as('crew_lead');
    const own = await activeVisit({ date: today, crewId }, { officeNotes: 'Pays late.' });
    const others = await activeVisit({ date: today, crewId: otherId });
    const draft = await office.job(place, { visits: [{ date: today, crewId }] });
    const held = await activeVisit({ date: today, crewId });
    await office.post(`/jobs/${held.jobId}/hold`, {});
    const jobIds = [own.jobId, others.jobId, draft.id, held.jobId];
    const { body } = await lead.get<{ items: VisitDto[] }>('/visits?limit=200');
    expect(body.items.filter(({ jobId }) => jobIds.includes(jobId)).map(({ id }) => id)).toEqual([own.id]);
    const jobs = await lead.get<{ items: JobDto[] }>('/jobs?limit=200');
    expect(jobs.body.items.map(({ id }) => id).filter((id) => jobIds.includes(id))).toEqual([own.jobId]);
    expect((await lead.get(`/jobs/${own.jobId}`)).body).toMatchObject({ officeNotes: null, visits: [{ id: own.id }] });
    for (const path of [`/jobs/${others.jobId}`, `/visits/${others.id}`, `/jobs/${draft.id}`, `/visits/${held.id}`]) {
      expect([path, (await lead.get(path)).status]).toEqual([path, 404]);
    }
    expect((await office.as('crew_member').get<{ items: VisitDto[] }>('/visits')).body.items).toEqual([]);
  });

  it('works its own visits, and plans none', async () => {
    const lead = office.as('crew_lead');
    const own = await activeVisit({ date: today, crewId });
    const others = await activeVisit({ date: today });
    expect((await act(own, 'start', undefined, lead)).body).toMatchObject({ status: 'in_progress' });
    expect((await act(others, 'start', undefined, lead)).status).toBe(404);
    for (const [action, payload] of Object.entries({
      schedule: { date: today },
      cancel: { reason: 'x' },
      dispatch: {},
    })) {
      expect([action, (await act(own, action, payload, lead)).status]).toEqual([action, 403]);
    }
    expect((await act(own, 'complete', undefined, lead)).body).toMatchObject({ status: 'completed' });
    expect((await act(own, 'reopen', undefined, lead)).body).toMatchObject({ status: 'in_progress' });
    expect((await act(own, 'skip', { skipReason: 'other' }, office.as('crew_member'))).status).toBe(403);
    expect((await act(own, 'start', undefined, office.as('read_only'))).status).toBe(403);
    expect((await lead.post('/jobs', { title: 'X', ...place })).status).toBe(403);
  });

  it('adds visits for itself to a job that it works on', async () => {
    const otherId = await office.crew('Not ours');
    const lead = office.as('crew_lead');
    const own = await activeVisit({ date: today, crewId });
    const others = await activeVisit({ date: today, crewId: otherId });
    const add = (jobId: string, visit: object, who = lead) => who.post<VisitDto>(`/jobs/${jobId}/visits`, visit);
    expect(await add(own.jobId, { date: today })).toMatchObject({ status: 201, body: { crew: { id: crewId } } });
    expect((await add(own.jobId, { date: today, crewId: otherId })).status).toBe(403);
    expect((await add(others.jobId, { date: today })).status).toBe(404);
    expect((await add(own.jobId, { date: today }, office.as('crew_member'))).status).toBe(403);
  });

  it('sees the client of its visits', async () => {
    const lead = office.as('crew_lead');
    const [visited, stranger] = [await aSite(app), await aSite(app)];
    await office.job(visited, { visits: [{ date: today, crewId }], confirm: true, notifyClient: false });
    expect((await lead.get(`/clients/${visited.clientId}`)).status).toBe(200);
    expect((await lead.get(`/clients/${stranger.clientId}`)).status).toBe(404);
  });
});

interface StoredEvent {
  type: string;
  data: Record<string, unknown>;
  previous: Record<string, unknown> | null;
}

async function eventsOf(entityId: string): Promise<StoredEvent[]> {
  const { db } = await import('../../kernel/database/index.js');
  const read = () =>
    db().query<StoredEvent[]>('select type, data, previous from events where entity_id = $1 order by seq', [entityId]);
  return app.asMember('owner', read);
}
