import { jobCan } from './job-can';

type Who = Parameters<typeof jobCan.create>[0];
const office: Who = { permissions: ['jobs.create', 'jobs.update', 'jobs.cancel'], roleName: 'Office manager' };
const sales: Who = { permissions: ['jobs.read.all'], roleName: 'Sales' };

const active = { status: 'active' as const, underWay: false, allowedActions: ['hold' as const, 'complete' as const] };

describe('what may be done with a job', () => {
  it('is what the API allows', () => {
    expect(jobCan.confirm(office, { underWay: false, status: 'draft', allowedActions: ['confirm', 'cancel'] }).ok).toBe(
      true,
    );
    expect(
      jobCan.cancel(office, { underWay: false, status: 'completed', allowedActions: ['reopen', 'cancel'] }).ok,
    ).toBe(true);
    expect(jobCan.reopen(office, { underWay: false, status: 'completed', allowedActions: [] }).ok).toBe(false);
    expect(jobCan.edit(office, { status: 'active', allowedActions: ['update'] }).ok).toBe(true);
    const ended = { status: 'cancelled' as const, allowedActions: [] };
    expect(jobCan.edit(office, ended)).toEqual({ ok: false, because: 'This job is canceled.' });
    expect(jobCan.check(office, ended)).toEqual({ ok: false, because: 'This job is canceled.' });
  });

  it('says which state blocks a step', () => {
    expect(
      jobCan.complete(office, { underWay: false, status: 'on_hold', allowedActions: ['resume', 'cancel'] }),
    ).toEqual({
      ok: false,
      because: 'This job is on hold.',
    });
  });

  it('needs the permission, and says so first', () => {
    expect(jobCan.hold(sales, { underWay: false, status: 'draft', allowedActions: [] })).toEqual({
      ok: false,
      because: 'Your role (Sales) can’t put jobs on hold.',
    });
    const planner: Who = { permissions: ['jobs.update'], roleName: 'Planner' };
    expect(jobCan.cancel(planner, { underWay: false, status: 'active', allowedActions: ['hold', 'complete'] })).toEqual(
      {
        ok: false,
        because: 'Your role (Planner) can’t cancel jobs.',
      },
    );
  });

  it('lets a crew lead add visits, and nobody who may only look', () => {
    const lead: Who = { permissions: ['visits.create.own_crew'], roleName: 'Crew lead' };
    expect(jobCan.addVisit(lead, { status: 'active', allowedActions: ['add_visit'] }).ok).toBe(true);
    const because = 'Your role (Sales) can’t schedule visits.';
    expect(jobCan.addVisit(sales, { status: 'active', allowedActions: [] })).toEqual({ ok: false, because });
  });

  it('offers mail only to a client with an email', () => {
    const client = { id: '1', number: 'C-1', name: 'Dana', hasEmail: false };
    const confirmation = {
      state: 'none' as const,
      sentAt: null,
      to: null,
      messageId: null,
      news: null,
      outdated: false,
      inProgress: false,
      allowedActions: ['send' as const],
      update: null,
    };
    const withEmail = { ...client, hasEmail: true };
    expect(jobCan.sendConfirmation(office, { client, confirmation }).ok).toBe(false);
    expect(jobCan.sendConfirmation(office, { client: withEmail, confirmation }).ok).toBe(true);
    for (const not of [{ allowedActions: [] }, { inProgress: true }])
      expect(jobCan.sendConfirmation(office, { client: withEmail, confirmation: { ...confirmation, ...not } }).ok).toBe(
        false,
      );
  });
});

it('says why a job cannot end while a visit is in progress', () => {
  const working = { ...active, underWay: true, allowedActions: ['hold' as const] };
  for (const can of [jobCan.complete(office, working), jobCan.cancel(office, working)]) {
    expect(can).toEqual({ ok: false, because: 'A visit is in progress. Complete or skip it first.' });
  }
  expect(jobCan.hold(office, working).ok).toBe(true);
});
