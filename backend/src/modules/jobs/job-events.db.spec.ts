import { db } from '../../kernel/database/index.js';
import { httpApp, type HttpTestApp } from '../../../test/support/index.js';
import { Statements } from '../../../test/support/statements.js';
import { ClientsModule } from '../clients/index.js';
import { JobsModule } from './index.js';
import type { JobDto, JobRowDto } from './job-answer.dto.js';
import { aSite, Caller, type Json, type Site } from './jobs.factory.js';
import type { VisitDto } from '../visits/index.js';

let app: HttpTestApp;
let office: Caller;
let place: Site;
let crewIds: string[];
beforeAll(async () => {
  app = await httpApp({ modules: [ClientsModule, JobsModule] });
  office = new Caller(app);
  place = await aSite(app);
  crewIds = [
    await office.crew('Theirs', app.greenfield.members.crew_member.membershipId),
    await office.crew('Others', app.greenfield.members.crew_lead.membershipId),
  ];
});
afterAll(() => app.close());

const told = () =>
  app.asMember('owner', () =>
    db().query<Array<{ type: string; data: Json; previous: Json | null }>>(
      'select type, data, previous from events order by seq',
    ),
  );

/** What `work` tells. */
async function tells(work: () => Promise<{ status: number }>) {
  const before = (await told()).length;
  expect((await work()).status).toBeLessThan(300);
  return (await told()).slice(before);
}

const aJob = () =>
  office.job(place, {
    officeNotes: 'Pays late.',
    confirm: true,
    notifyClient: false,
    checklist: [{ label: 'Gate' }],
    visits: crewIds.map((crewId) => ({ date: '2099-01-05', crewId })),
  });
const read = async ({ id }: JobDto) => (await office.as('owner').get<JobDto>(`/jobs/${id}`)).body;
/** Without what depends on who reads it. */
const asStored = (data: unknown): unknown =>
  JSON.parse(
    JSON.stringify(data, (key, value: unknown) => (/^(allowedActions|revision)$/.test(key) ? undefined : value)),
  );

describe('the events of a job', () => {
  it('contain the job as stored, whoever acts', async () => {
    const crew = office.as('crew_member');
    const job = await aJob();
    const [item] = job.checklist;
    const shown = await crew.get<JobDto>(`/jobs/${job.id}`);
    expect([shown.body.officeNotes, shown.body.visits.length]).toEqual([null, 1]);
    const ticked = await tells(() => crew.post(`/jobs/${job.id}/checklist/${item?.id ?? ''}/check`));
    const stored = await read(job);
    expect(asStored(ticked)).toEqual([
      { type: 'job.updated', data: asStored(stored), previous: { checklist: job.checklist } },
    ]);
    expect(JSON.stringify(ticked)).not.toContain('allowedActions');
    expect([stored.officeNotes, stored.visits.length]).toEqual(['Pays late.', 2]);
    const unticked = await tells(() => crew.post(`/jobs/${job.id}/checklist/${item?.id ?? ''}/uncheck`));
    expect(unticked.map(({ data }) => asStored(data))).toEqual([asStored(await read(job))]);
  });

  it('are complete, too, when the last visit of a crew completes it', async () => {
    const job = await office.job(place, {
      officeNotes: 'Pays late.',
      confirm: true,
      notifyClient: false,
      visits: [{ date: '2026-01-05', crewId: crewIds[1] }],
    });
    const [visit] = job.visits;
    const crew = office.as('crew_lead');
    await crew.post(`/visits/${visit?.id ?? ''}/start`);
    const ended = await tells(() => crew.post(`/visits/${visit?.id ?? ''}/complete`));
    expect(ended.map(({ type }) => type)).toEqual(['visit.completed', 'job.completed']);
    expect(asStored(ended[1]?.data)).toEqual(asStored(await read(job)));
    expect(ended[1]?.previous).not.toHaveProperty('officeNotes');
  });

  it('are none without a change, and the version stays', async () => {
    const job = await aJob();
    const [[item], [visit]] = [job.checklist, job.visits];
    const check = () => office.post(`/jobs/${job.id}/checklist/${item?.id ?? ''}/check`);
    expect(await tells(check)).toHaveLength(1);
    expect(await tells(check)).toEqual([]);
    const { version, checklist } = await read(job);
    const same = { title: job.title, officeNotes: 'Pays late.', checklist: [{ id: item?.id, label: 'Gate' }] };
    for (const changes of [{}, same, { title: job.title }, { defaultCrewId: null }]) {
      expect(await tells(() => office.send('PATCH', `/jobs/${job.id}`, changes, version))).toEqual([]);
    }
    expect((await office.send('PATCH', `/jobs/${job.id}`, same, version + 1)).status).toBe(412);
    const { date, version: seen = 0 } = visit ?? {};
    for (const changes of [{}, { date }, { date, crewId: crewIds[0] }, { estManMinutes: null }]) {
      const change = () => office.send('PATCH', `/visits/${visit?.id ?? ''}`, changes, seen);
      expect([changes, await tells(change)]).toEqual([changes, []]);
    }
    expect(await read(job)).toMatchObject({ version, checklist, visits: [{ version: seen }, {}] });
  });

  it('are one, with a new version, when only its checklist changes', async () => {
    const job = await aJob();
    const checklist = [{ id: job.checklist[0]?.id, label: 'Gate closed' }];
    const changed = await tells(() => office.send('PATCH', `/jobs/${job.id}`, { checklist }, job.version));
    expect(changed.map(({ type }) => type)).toEqual(['job.updated']);
    expect(changed[0]?.previous).toEqual({ checklist: job.checklist });
    expect((await read(job)).version).toBe(job.version + 1);
  });
});

it('jobs and visits list the allowed actions of the reader, and exactly those succeed', async () => {
  const job = await aJob();
  const lead = office.as('crew_lead');
  const actionsOf = async (as: Caller) => {
    const { body } = await as.get<JobDto>(`/jobs/${job.id}`);
    const visit = body.visits.find(({ crew }) => crew?.id === crewIds[1]);
    return [body.allowedActions, visit?.allowedActions];
  };
  const reports = ['depart', 'start', 'skip'];
  const planned = ['unschedule', 'dispatch', ...reports, 'cancel', 'update'];
  const changes = ['update', 'add_visit', 'check'];
  expect(await actionsOf(office)).toEqual([['hold', 'complete', 'cancel', ...changes], planned]);
  expect(await actionsOf(lead)).toEqual([['add_visit', 'check'], reports]);
  expect(await actionsOf(office.as('read_only'))).toEqual([[], []]);
  const mine = job.visits.find(({ crew }) => crew?.id === crewIds[1])?.id ?? '';
  await lead.post(`/visits/${mine}/start`);
  expect(await actionsOf(lead)).toEqual([
    ['add_visit', 'check'],
    ['pause', 'complete', 'skip'],
  ]);
  // A crew ends its visit itself: until then no job ends.
  expect((await actionsOf(office))[0]).toEqual(['hold', ...changes]);
  for (const action of ['complete', 'reopen']) {
    expect((await lead.get<{ allowedActions: string[] }>(`/visits/${mine}`)).body.allowedActions).toContain(action);
    expect((await lead.post(`/visits/${mine}/${action}`)).status).toBe(200);
  }
  await lead.post(`/visits/${mine}/complete`);
  await office.post(`/jobs/${job.id}/hold`);
  expect(await actionsOf(office)).toEqual([['resume', 'cancel', 'update', 'check'], []]);
});

describe('jobs with their visits', () => {
  // Each test has a day of its own.
  let days = 0;
  let day: string;
  beforeEach(() => void (day = `2098-03-${String((days += 1)).padStart(2, '0')}`));
  const anHour = (hour: number) => ({
    date: day,
    crewId: crewIds[1],
    windowStart: `${String(hour).padStart(2, '0')}:00`,
    windowEnd: `${String(hour).padStart(2, '0')}:45`,
  });
  const hours = (first: number, count: number) => Array.from({ length: count }, (_, index) => anHour(first + index));

  it('take as many statements for twelve visits as for two', async () => {
    const statements = new Statements(app);
    const sentBy = async (visits: object[]): Promise<number[]> => {
      const { answer: job, sent: made } = await statements.of(() =>
        office.job(place, { visits, confirm: true, notifyClient: false, checklist: [{ label: 'Gate' }] }),
      );
      const read = await statements.of(() => office.get(`/jobs/${job.id}`));
      const planned = `/visits?from=${day}&to=${day}&include=job`;
      const listed = await statements.of(() => office.as('crew_lead').get(planned));
      const { sent, answer } = await statements.of(() => office.post(`/jobs/${job.id}/cancel`, { reason: 'Rain' }));
      expect([read.answer.status, listed.answer.status, answer.status]).toEqual([200, 200, 200]);
      return [made, read.sent, listed.sent, sent].map(({ length }) => length);
    };
    try {
      // The standing of who asks is known from then on.
      await sentBy([]);
      expect(await sentBy(hours(8, 12))).toEqual(await sentBy(hours(8, 2)));
    } finally {
      statements.close();
    }
  });

  it('record an event for each visit that a job cancels', async () => {
    const job = await office.job(place, { confirm: true, notifyClient: false, visits: [...hours(6, 2), {}] });
    const told = await tells(() => office.post(`/jobs/${job.id}/complete`, { openVisits: 'cancel' }));
    const statuses = job.visits.map(({ status }) => status);
    expect(statuses).toEqual(['scheduled', 'scheduled', 'unscheduled']);
    expect(told).toEqual([
      ...job.visits.map(({ id, version, status }) => ({
        type: 'visit.cancelled',
        data: expect.objectContaining({ id, version: version + 1, status: 'cancelled', reason: expect.any(String) }),
        previous: { status, open: true, reason: null },
      })),
      expect.objectContaining({ type: 'job.completed' }),
    ]);
    expect(asStored(told.at(-1)?.data)).toEqual(asStored(await read(job)));
  });

  it('report a conflict when visits of one request overlap', async () => {
    const visits = [anHour(15), anHour(16), anHour(15)];
    const wanted = { title: 'Too much', ...place, visits };
    const { status, body } = await office.post<Json & { conflicts: Json[] }>('/jobs', wanted);
    expect([status, body['code'], body.conflicts.map(({ windowStart }) => windowStart)]).toEqual([
      409,
      'schedule_conflict',
      ['15:00'],
    ]);
    const allowed = visits.map((visit) => ({ ...visit, allowOverlap: true }));
    const job = await office.job(place, { visits: allowed });
    expect(job.visits.map(({ windowStart }) => windowStart)).toEqual(['15:00', '15:00', '16:00']);
  });

  it('are included in a list of visits on request, for those who may read them', async () => {
    const job = await office.job(place, {
      confirm: true,
      notifyClient: false,
      crewInstructions: 'Mind the hydrangeas.',
      officeNotes: 'Pays late.',
      checklist: [{ label: 'Gate' }, { label: 'Bags' }],
      visits: [{ date: '2097-01-05', crewId: crewIds[1] }],
    });
    const list = async (as: Caller, include = '&include=job') =>
      (await as.get<{ items: VisitDto[] }>(`/visits?jobId=${job.id}${include}`)).body.items;
    const { id, status, property, crewInstructions, checklist } = job;
    for (const as of [office, office.as('crew_lead')]) {
      const [visit] = await list(as);
      expect(visit?.job).toMatchObject({ id, status, property, crewInstructions, checklist });
    }
    expect((await list(office, ''))[0]).not.toHaveProperty('job');
    expect(await list(office.as('crew_member'))).toEqual([]);
    expect((await office.get('/visits?include=client')).status).toBe(422);
  });

  it('name the contact to call, for those who may read the client, and whether there are codes', async () => {
    const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'America/New_York' }).format();
    const locked = await aSite(app, 'greenfield', {
      contacts: [
        { firstName: 'Silent', emails: ['silent@example.com'] },
        { firstName: 'Dana', phones: [{ raw: '551 555 0104 x54', label: 'work' }] },
      ],
      properties: [{ address: { line1: '1 Elm St' }, gateCode: '4471#' }],
    });
    const visitOn = async (date: string, at = place) => {
      const visits = [{ date, crewId: crewIds[1] }];
      const { id } = await office.job(at, { confirm: true, notifyClient: false, visits });
      return async (as: Caller) =>
        (await as.get<{ items: VisitDto[] }>(`/visits?jobId=${id}&include=job`)).body.items[0]?.job;
    };
    const lead = office.as('crew_lead');
    const near = await visitOn(today, locked);
    const dana = {
      name: 'Dana',
      phone: { raw: '551 555 0104 x54', e164: '+15515550104', extension: '54', label: 'work' },
    };
    for (const as of [office, lead]) {
      expect(await near(as)).toMatchObject({ contact: dana, property: { hasAccessCodes: true } });
    }
    const far = await visitOn('2097-01-05');
    expect(await far(office)).toMatchObject({
      contact: { name: "Maeve O'Brien" },
      property: { hasAccessCodes: false },
    });
    // As with the client itself: a crew reads those that it visits in these days.
    expect((await far(lead))?.contact).toBeNull();
  });

  it('read the same from entities and from rows', async () => {
    const job = await office.job(place, {
      confirm: true,
      notifyClient: false,
      visits: [...hours(8, 4), { date: '2001-01-01', crewId: crewIds[1] }, { estManMinutes: 90 }],
    });
    const step = (at: number, action: string, body?: object) =>
      office.post(`/visits/${job.visits[at]?.id ?? ''}/${action}`, body);
    await step(1, 'dispatch');
    await step(1, 'start');
    await step(1, 'complete');
    await step(2, 'skip', { skipReason: 'weather', reason: 'Rain "again"\n' });
    await step(2, 'schedule', { date: '2097-01-07' });
    await step(3, 'cancel', { reason: 'Too many' });
    for (const as of [office, office.as('crew_lead')]) {
      const { visits, ...whole } = (await as.get<JobDto>(`/jobs/${job.id}`)).body;
      const jobs = await as.get<{ items: JobRowDto[] }>('/jobs?include=visits&sort=-updated');
      const { visits: shown, ...row } = jobs.body.items.find(({ id }) => id === job.id) ?? { visits: null };
      expect(shown).toEqual(visits);
      expect(whole).toMatchObject(row);
      const listed = await as.get<{ items: VisitDto[] }>(`/visits?jobId=${job.id}`);
      expect(listed.body.items).toEqual(visits);
      for (const visit of visits) expect((await as.get(`/visits/${visit.id}`)).body).toEqual(visit);
    }
  });

  it('are answered to the lead who adds a visit without a day', async () => {
    const job = await aJob();
    const added = await office.as('crew_lead').post<VisitDto>(`/jobs/${job.id}/visits`, { estManMinutes: 60 });
    expect(added).toMatchObject({ status: 201, body: { status: 'unscheduled', crew: { id: crewIds[1] } } });
  });
});
