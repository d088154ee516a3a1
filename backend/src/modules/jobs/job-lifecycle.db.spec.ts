import { db } from '../../kernel/database/index.js';
import { httpApp, type HttpTestApp } from '../../../test/support/index.js';
import { ClientsModule } from '../clients/index.js';
import { VISIT_STATES } from '../visits/visit-states.js';
import { JobsModule } from './index.js';
import type { JobDto } from './job-answer.dto.js';
import { aSite, Caller, type Site } from './jobs.factory.js';

let app: HttpTestApp;
let office: Caller;
let place: Site;
beforeAll(async () => {
  app = await httpApp({ modules: [ClientsModule, JobsModule] });
  office = new Caller(app);
  place = await aSite(app);
});
afterAll(() => app.close());

const act = (job: JobDto, action: string, payload?: object) =>
  office.post<JobDto>(`/jobs/${job.id}/${action}`, payload);

describe('the states of a job', () => {
  it('go from draft through on hold to completed and back', async () => {
    const job = await office.job(place);
    const steps: [string, object | undefined, string][] = [
      ['confirm', { notifyClient: false }, 'active'],
      ['hold', { reason: 'Paving first.' }, 'on_hold'],
      ['resume', undefined, 'active'],
      ['complete', undefined, 'completed'],
      ['reopen', undefined, 'active'],
      ['cancel', { reason: 'Moved away.' }, 'cancelled'],
    ];
    for (const [action, payload, status] of steps) {
      expect([action, await act(job, action, payload)]).toEqual([
        action,
        expect.objectContaining({ status: 200, body: expect.objectContaining({ status }) }),
      ]);
    }
    const { body } = await office.get<JobDto>(`/jobs/${job.id}`);
    expect(body).toMatchObject({ statusReason: 'Moved away.', cancelledAt: expect.any(String), completedAt: null });
    expect(body.confirmedAt).toEqual(expect.any(String));
  });

  it('answer an illegal step with the possible ones', async () => {
    const job = await office.job(place);
    expect(await act(job, 'complete')).toMatchObject({
      status: 409,
      body: { code: 'invalid_transition', from: 'draft', to: 'completed', allowed: ['active', 'cancelled'] },
    });
    await act(job, 'cancel', { reason: 'x' });
    for (const [action, payload] of Object.entries({
      confirm: {},
      hold: {},
      resume: {},
      reopen: {},
      cancel: { reason: 'x' },
    })) {
      expect([action, (await act(job, action, payload)).body]).toMatchObject([
        action,
        { code: 'invalid_transition', allowed: [] },
      ]);
    }
    expect((await office.send('PATCH', `/jobs/${job.id}`, { title: 'x' }, 2)).body).toMatchObject({
      code: 'job_ended',
    });
    expect((await office.post(`/jobs/${job.id}/visits`, {})).body).toMatchObject({ code: 'job_not_active' });
  });

  it('require a decision about unfinished visits', async () => {
    const visits = [{ date: '2026-03-09' }, {}];
    const job = await office.job(place, { visits, confirm: true, notifyClient: false });
    const refused = await act(job, 'complete');
    expect(refused).toMatchObject({ status: 409, body: { code: 'visits_open' } });
    expect((refused.body as unknown as { visitIds: string[] }).visitIds.sort()).toEqual(
      job.visits.map(({ id }) => id).sort(),
    );
    const completed = await act(job, 'complete', { openVisits: 'cancel' });
    expect(completed.body.visits.map(({ status }) => status)).toEqual(['cancelled', 'cancelled']);
  });

  it('cannot end while a visit is in progress', async () => {
    const job = await office.job(place, { visits: [{ date: '2026-03-09' }], confirm: true, notifyClient: false });
    await office.post(`/visits/${job.visits[0]?.id ?? ''}/start`);
    for (const [action, payload] of Object.entries({ complete: { openVisits: 'cancel' }, cancel: { reason: 'x' } })) {
      expect([action, (await act(job, action, payload)).body]).toMatchObject([action, { code: 'visits_open' }]);
    }
  });

  it('refuse new work for a client that is not served', async () => {
    const place = await aSite(app);
    const job = await office.job(place);
    const client = await office.get<{ version: number }>(`/clients/${place.clientId}`);
    const refusal = { doNotService: true, doNotServiceReason: 'Unpaid since May.' };
    await office.send('PATCH', `/clients/${place.clientId}`, refusal, client.body.version);
    const answer = { code: 'do_not_service', detail: 'Unpaid since May.' };
    expect((await act(job, 'confirm', {})).body).toMatchObject(answer);
    expect((await office.post('/jobs', { title: 'x', ...place })).body).toMatchObject(answer);
  });

  it('flag jobs that are late or unscheduled', async () => {
    const place = await aSite(app);
    const flagsOf = async (visits: object[]) =>
      (await office.job(place, { visits, confirm: true, notifyClient: false })).flags;
    expect(await flagsOf([])).toEqual({ late: false, unscheduled: true, actionRequired: true });
    expect(await flagsOf([{}])).toEqual({ late: false, unscheduled: true, actionRequired: true });
    expect(await flagsOf([{ date: '2020-01-01' }])).toEqual({ late: true, unscheduled: false, actionRequired: true });
    expect(await flagsOf([{ date: '2099-01-01' }])).toEqual({ late: false, unscheduled: false, actionRequired: false });
    for (const [flag, expected] of [
      ['late', 1],
      ['unscheduled', 2],
      ['action_required', 3],
    ] as const) {
      const { body } = await office.get<{ items: JobDto[] }>(`/jobs?clientId=${place.clientId}&flag=${flag}`);
      expect([flag, body.items.length]).toEqual([flag, expected]);
    }
  });

  it('are the same in a list as alone, whatever the visits', async () => {
    const place = await aSite(app);
    const { id } = await office.job(place, {
      visits: [{}, { date: '2020-01-01' }, { date: '2099-01-01' }],
      confirm: true,
    });
    const shown = ({ visitCount, finishedVisitCount, flags, nextVisit }: JobDto) => ({
      visitCount,
      finishedVisitCount,
      flags,
      nextVisit: nextVisit?.id,
    });
    const look = async () => {
      const { body } = await office.get<{ items: JobDto[] }>(`/jobs?clientId=${place.clientId}`);
      return [body.items.map(shown), [shown((await office.get<JobDto>(`/jobs/${id}`)).body)]];
    };
    const { visits } = (await office.get<JobDto>(`/jobs/${id}`)).body;
    for (const status of VISIT_STATES) {
      for (const visit of visits) {
        const write = `update visits set status = $2 where id = $1 and (date is not null or $2 in ('unscheduled', 'cancelled'))`;
        await app.asMember('owner', () => db().query(write, [visit.id, status]));
      }
      const [listed, alone] = await look();
      expect([status, listed]).toEqual([status, alone]);
    }
  });

  it('can be changed only by roles with the permission', async () => {
    const job = await office.job(place);
    for (const role of ['sales', 'crew_lead', 'accountant', 'read_only'] as const) {
      expect([role, (await office.as(role).post(`/jobs/${job.id}/confirm`, {})).status]).toEqual([role, 403]);
    }
    expect((await office.as('dispatcher').post(`/jobs/${job.id}/confirm`, { notifyClient: false })).status).toBe(200);
  });

  it('refuse a visit for a client that is not to be served', async () => {
    const shut = await aSite(app, 'greenfield', { displayName: 'Shut Gate' });
    const job = await office.job(shut);
    const client = await office.get<{ version: number }>(`/clients/${shut.clientId}`);
    const stop = { doNotService: true, doNotServiceReason: 'Owes since March.' };
    expect((await office.send('PATCH', `/clients/${shut.clientId}`, stop, client.body.version)).status).toBe(200);
    expect(await office.post(`/jobs/${job.id}/visits`, { date: '2026-04-09' })).toMatchObject({
      status: 409,
      body: { code: 'do_not_service', detail: 'Owes since March.' },
    });
  });
});
