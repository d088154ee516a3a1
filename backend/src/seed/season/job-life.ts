import type { Job } from '../../modules/job-records/index.js';
import type { Step } from './visit-life.js';

/** What happened to a job, from its times as they are stored. */
export function lifeOf(job: Job): Array<Step<Job>> {
  const { createdAt, confirmedAt, updatedAt } = job;
  const draft: Job = {
    ...job,
    status: 'draft',
    statusReason: null,
    confirmedAt: null,
    completedAt: null,
    cancelledAt: null,
    updatedAt: createdAt,
    version: 1,
  };
  const steps: Array<Step<Job>> = [{ type: 'job.created', at: createdAt, by: 'office', row: draft }];
  if (!confirmedAt) return steps;
  const active: Job = { ...draft, status: 'active', confirmedAt, updatedAt: confirmedAt, version: 2 };
  steps.push({ type: 'job.updated', at: confirmedAt, by: 'office', row: active });
  const ended = ENDED[job.status];
  if (ended) steps.push({ ...ended, at: updatedAt, row: job });
  return steps;
}

const ENDED: Partial<Record<Job['status'], Pick<Step<Job>, 'type' | 'by'>>> = {
  on_hold: { type: 'job.updated', by: 'office' },
  // With its last visit.
  completed: { type: 'job.completed', by: 'crew' },
  cancelled: { type: 'job.cancelled', by: 'office' },
};
