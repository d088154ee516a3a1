import { jobCan } from './job-can';

type Who = Parameters<typeof jobCan.create>[0];
const office: Who = { permissions: ['jobs.create', 'jobs.update', 'jobs.cancel'], roleName: 'Office manager' };
const sales: Who = { permissions: ['jobs.read.all'], roleName: 'Sales' };

describe('what may be done with a job', () => {
  it('follows from its state', () => {
    expect(jobCan.confirm(office, { status: 'draft' }).ok).toBe(true);
    expect(jobCan.hold(office, { status: 'draft' })).toEqual({ ok: false, because: 'The job is draft.' });
    expect(jobCan.reopen(office, { status: 'completed' }).ok).toBe(true);
    expect(jobCan.cancel(office, { status: 'completed' }).ok).toBe(false);
    expect(jobCan.edit(office, { status: 'cancelled' }).ok).toBe(false);
  });

  it('needs the permission, and says so first', () => {
    expect(jobCan.confirm(sales, { status: 'active' })).toEqual({
      ok: false,
      because: 'Your role (Sales) may not confirm jobs.',
    });
  });

  it('lets a crew lead add visits, and nobody who may only look', () => {
    const lead: Who = { permissions: ['visits.create.own_crew'], roleName: 'Crew lead' };
    expect(jobCan.addVisit(lead, { status: 'active' }).ok).toBe(true);
    expect(jobCan.addVisit(sales, { status: 'active' }).ok).toBe(false);
  });

  it('writes to a client who can be written to', () => {
    const client = { id: '1', number: 'C-1', name: 'Dana', hasEmail: false };
    const confirmation = { state: 'none' as const, sentAt: null, to: null, messageId: null };
    expect(jobCan.sendConfirmation(office, { status: 'active', client, confirmation }).ok).toBe(false);
    expect(
      jobCan.sendConfirmation(office, { status: 'active', client: { ...client, hasEmail: true }, confirmation }).ok,
    ).toBe(true);
  });
});
