import type { JobDto } from '../../api/generated/requests/types.gen';
import type { Company, Person } from '../db';
import type { MockApi } from '../mock-api';
import { MockProblem, notFound } from '../problem';
import type { JobRecord } from './job-record';
import { isCancellable, isFinished, type JobState, requireJobStep } from './job-states';
import { visitsOf } from './job-view';
import { confirm, jobEnded, show } from './jobs.mock';
import { addressOf, requestPaperwork } from './paperwork';
import { jobNotActive } from './planning';

export const jobActionsMock = {
  confirmJob: ({ company, me, path, body }) => {
    const job = company.jobs.get(path.jobId);
    requireJobStep(job.status, 'active', ['draft']);
    confirm(company, me, job, body.notifyClient ?? true);
    return show(company, job.id);
  },

  holdJob: ({ company, me, path, body }) =>
    move(company, me, path.jobId, 'on_hold', { statusReason: body.reason ?? null }),

  resumeJob: ({ company, me, path }) => {
    requireJobStep(company.jobs.get(path.jobId).status, 'active', ['on_hold']);
    return move(company, me, path.jobId, 'active', { statusReason: null });
  },

  completeJob: ({ company, me, path, body }) => {
    requireJobStep(company.jobs.get(path.jobId).status, 'completed');
    settleVisits(company, me, path.jobId, 'Completed without it.', body.openVisits);
    return move(company, me, path.jobId, 'completed', { completedAt: company.db.now().toISOString() }, 'completed');
  },

  reopenJob: ({ company, me, path }) => {
    requireJobStep(company.jobs.get(path.jobId).status, 'active', ['completed']);
    return move(company, me, path.jobId, 'active', { completedAt: null });
  },

  cancelJob: ({ company, me, path, body: { reason } }) => {
    requireJobStep(company.jobs.get(path.jobId).status, 'cancelled');
    settleVisits(company, me, path.jobId, reason, 'cancel');
    const changes = { statusReason: reason, cancelledAt: company.db.now().toISOString() };
    return move(company, me, path.jobId, 'cancelled', changes, 'cancelled');
  },

  renderWorkOrder: ({ company, me, path }) => {
    const job = company.jobs.get(path.jobId);
    if (job.status === 'closed' || job.status === 'cancelled') throw jobEnded(job);
    requestPaperwork(company, me, job.id, { mail: false });
    return show(company, job.id);
  },

  sendJobConfirmation: ({ company, me, path }) => {
    const job = company.jobs.get(path.jobId);
    if (job.status !== 'active') throw jobNotActive(job);
    if (!addressOf(company, job))
      throw new MockProblem(409, 'no_email_address', {
        detail: 'Add an e-mail address to a contact who is notified of visits.',
      });
    requestPaperwork(company, me, job.id, { mail: true });
    return show(company, job.id);
  },

  getWorkOrder: ({ company, path }) => {
    const { workOrder } = company.jobs.get(path.jobId);
    const file = company.files.get(workOrder.fileId ?? '');
    if (file) return file;
    if (workOrder.state === 'none' || workOrder.state === 'failed')
      throw notFound('work_order_not_made', 'There is no work order yet.');
    throw new MockProblem(409, 'work_order_not_ready', {
      detail: 'Try again in a moment, or wait for the event job.work_order_ready.',
      headers: { 'Retry-After': '2' },
    });
  },
} satisfies Partial<MockApi>;

function move(
  company: Company,
  me: Person,
  id: string,
  to: JobState,
  changes: Partial<JobRecord>,
  what?: string,
): JobDto {
  requireJobStep(company.jobs.get(id).status, to);
  company.jobs.change(me, id, { ...changes, status: to }, what);
  return show(company, id);
}

function settleVisits(company: Company, me: Person, jobId: string, reason: string, decision?: 'cancel'): void {
  const open = visitsOf(company, jobId).filter(({ status }) => !isFinished(status));
  const underWay = open.filter(({ status }) => !isCancellable(status));
  const inTheWay = underWay.length > 0 ? underWay : decision ? [] : open;
  if (inTheWay.length > 0)
    throw new MockProblem(409, 'visits_open', {
      detail:
        underWay.length > 0
          ? 'Finish or skip the visits that are under way.'
          : 'Finish them, or send openVisits: "cancel".',
      members: { visitIds: inTheWay.map(({ id }) => id) },
    });
  for (const { id } of open) company.visits.change(me, id, { status: 'cancelled', reason }, 'cancelled');
}
