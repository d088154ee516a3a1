import { httpApp, type HttpTestApp } from '../../../test/support/index.js';
import type { Page } from '../../kernel/paging/index.js';
import { ClientsModule } from '../clients/index.js';
import { JobsModule } from '../jobs/index.js';
import type { JobDto } from '../jobs/job-answer.dto.js';
import { aSite, Caller, type Site } from '../jobs/jobs.factory.js';
import type { VisitDto } from '../visits/index.js';
import { db } from '../../kernel/database/index.js';
import { localDate } from '../../kernel/formats/index.js';
import { ChecklistItem } from './checklist-item.entity.js';

describe('the checklist of a job', () => {
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
  const act = (visit: VisitDto, action: string, payload?: object) =>
    office.post<VisitDto>(`/visits/${visit.id}/${action}`, payload);
  const activeVisit = (visit: object, job: object = {}) => office.visit(place, visit, job);

  it('lets a visit skip required items only for a reason', async () => {
    const checklist = [{ label: 'Gate closed', required: true }, { label: 'Photos' }];
    const visit = await activeVisit({ date: today }, { checklist });
    await act(visit, 'start');
    const refused = await act(visit, 'complete');
    expect(refused.body).toMatchObject({ code: 'checklist_incomplete', items: [{ label: 'Gate closed' }] });
    const job = await office.get<JobDto>(`/jobs/${visit.jobId}`);
    const item = job.body.checklist[0]?.id ?? '';
    const ticked = await office.post<JobDto>(`/jobs/${visit.jobId}/checklist/${item}/check`);
    expect(ticked.body.checklist[0]).toMatchObject({ doneAt: expect.any(String), doneBy: 'greenfield office manager' });
    await office.post(`/jobs/${visit.jobId}/checklist/${item}/uncheck`);
    const forced = await act(visit, 'complete', { overrideReason: 'No gate there.' });
    expect(forced.body).toMatchObject({ status: 'completed', reason: 'No gate there.' });
  });

  it('lists at most the last 20 visits at which an item was done', async () => {
    const visits = Array.from({ length: 30 }, () => ({}));
    const job = await office.job(place, { checklist: [{ label: 'Gate closed' }], visits });
    const [[item], [first, ...others]] = [job.checklist, job.visits];
    const ids = others.map(({ id }) => id);
    const rows = `select $1, unnest($2::uuid[]), now() - interval '1 day'`;
    const insert = `insert into visit_checklist_ticks (item_id, visit_id, done_at) ${rows}`;
    await app.asMember('owner', () => db().query(insert, [item?.id, ids]));
    const checked = await office.post<JobDto>(`/jobs/${job.id}/checklist/${item?.id}/check?visitId=${first?.id}`);
    const newest = `select data, previous from events where entity_id = $1 order by seq desc limit 1`;
    const told = await app.asMember('owner', () =>
      db().query<Array<{ data: JobDto; previous: JobDto }>>(newest, [job.id]),
    );
    const ticksOf = (from?: JobDto) => from?.checklist[0]?.ticks.map(({ visitId }) => visitId) ?? [];
    expect([ticksOf(told[0]?.data).length, ticksOf(told[0]?.previous).length]).toEqual([20, 20]);
    expect(ticksOf(told[0]?.data).at(-1)).toBe(first?.id);
    expect(ticksOf(checked.body)).toHaveLength(30);
  });

  it('is ticked at each visit separately', async () => {
    const checklist = [{ label: 'Gate closed', required: true }];
    const first = await activeVisit({ date: today }, { checklist });
    const second = (await office.post<VisitDto>(`/jobs/${first.jobId}/visits`, { date: today })).body;
    const read = async () => (await office.get<JobDto>(`/jobs/${first.jobId}`)).body.checklist[0];
    const item = `/jobs/${first.jobId}/checklist/${(await read())?.id ?? ''}`;
    const done = { doneAt: expect.any(String), doneBy: 'greenfield office manager' };

    for (const visit of [first, second]) await act(visit, 'start');
    // The first visit is refused although another is still open; the problem names the open items.
    expect((await act(first, 'complete')).body).toMatchObject({
      code: 'checklist_incomplete',
      items: checklist.map(({ label }) => ({ label })),
    });
    await office.post(`${item}/check?visitId=${first.id}`);
    expect(await read()).toMatchObject({ ...done, ticks: [{ visitId: first.id, ...done }] });
    expect((await act(first, 'complete')).body).toMatchObject({ status: 'completed' });

    // What was done at the first is to be done at the second.
    expect((await act(second, 'complete')).body).toMatchObject({ code: 'checklist_incomplete' });
    await office.post(`${item}/check?visitId=${second.id}`);
    await office.post(`${item}/uncheck?visitId=${second.id}`);
    expect(await read()).toMatchObject({ ...done, ticks: [{ visitId: first.id }] });

    // Without a visit it counts for the whole job; unchecked at one visit, it stays checked at the other.
    await office.post(`${item}/check`);
    expect(await read()).toMatchObject({ ...done, ticks: [] });
    await office.post(`${item}/uncheck?visitId=${second.id}`);
    expect(await read()).toMatchObject({ ticks: [{ visitId: first.id, ...done }] });
    expect((await act(second, 'complete', { overrideReason: 'No gate there.' })).body).toMatchObject({
      status: 'completed',
    });
    await office.post(`${item}/uncheck`);
    expect(await read()).toMatchObject({ doneAt: null, doneBy: null, ticks: [] });

    // Taken back by the previous release, which knows no visits; then removed, and sent again by its id.
    const id = item.split('/').pop() ?? '';
    await office.post(`${item}/check?visitId=${first.id}`);
    await app.asTenant('greenfield', () => db().update(ChecklistItem, { id }, { doneAt: null, doneBy: null }));
    await office.post(`${item}/uncheck`);
    expect(await read()).toMatchObject({ doneAt: null, doneBy: null, ticks: [] });
    await office.post(`${item}/check?visitId=${first.id}`);
    for (const sent of [[], [{ id, ...checklist[0] }]]) {
      const { version } = (await office.get<JobDto>(`/jobs/${first.jobId}`)).body;
      await office.send('PATCH', `/jobs/${first.jobId}`, { checklist: sent }, version);
    }
    expect(await read()).toMatchObject({ id, doneAt: null, doneBy: null, ticks: [] });

    const other = await activeVisit({ date: today });
    for (const visitId of [other.id, '00000000-0000-4000-8000-000000000000'])
      expect((await office.post(`${item}/check?visitId=${visitId}`)).body).toMatchObject({ code: 'visit_not_found' });
  });

  it('shows what was done at the listed visits', async () => {
    const crewId = await office.crew('Own', app.greenfield.members.crew_lead.membershipId);
    const foreign = await activeVisit({ date: today }, { checklist: [{ label: 'Gate closed' }] });
    const own = (await office.post<VisitDto>(`/jobs/${foreign.jobId}/visits`, { date: today, crewId })).body;
    const path = `/jobs/${foreign.jobId}`;
    const read = async (caller = office) => (await caller.get<JobDto>(path)).body.checklist[0];
    const listed = async () => {
      const { items } = (await office.get<Page<VisitDto>>(`/visits?jobId=${foreign.jobId}&include=job`)).body;
      return Object.fromEntries(items.map(({ id, job }) => [id, job?.checklist[0]]));
    };
    const lead = office.as('crew_lead');
    const item = `${path}/checklist/${(await read())?.id ?? ''}`;
    const open = { doneAt: null, doneBy: null, ticks: [] };

    await office.post(`${item}/check?visitId=${foreign.id}`);
    expect(await read()).toMatchObject({ doneAt: expect.any(String), ticks: [{ visitId: foreign.id }] });
    expect(await read(lead)).toMatchObject(open);
    expect(await listed()).toMatchObject({ [foreign.id]: { ticks: [{ visitId: foreign.id }] }, [own.id]: open });

    const told = await lead.post<JobDto>(`${item}/check?visitId=${own.id}`);
    const done = { doneBy: 'greenfield crew lead', ticks: [{ visitId: own.id }] };
    expect(told.body.checklist).toMatchObject([done]);
    expect(await listed()).toMatchObject({ [foreign.id]: { doneBy: 'greenfield office manager' }, [own.id]: done });
    expect((await read())?.ticks).toHaveLength(2);

    await office.post(`${item}/check`);
    const forAll = { doneBy: 'greenfield office manager', ticks: [] };
    expect(await read(lead)).toMatchObject(forAll);
    expect(await listed()).toMatchObject({ [foreign.id]: forAll, [own.id]: forAll });
  });
});
