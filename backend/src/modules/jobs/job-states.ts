import { Lifecycle } from '../../kernel/records/index.js';
import { Job } from '../job-records/index.js';
import { JobCancelled, JobCompleted, JobUpdated } from './jobs.events.js';

export const JOB_STATES = Job.STATES;

export type JobState = Job['status'];

export const JOB_ACTIONS = ['confirm', 'hold', 'resume', 'complete', 'reopen', 'cancel'] as const;
export type JobAction = (typeof JOB_ACTIONS)[number];

const permission = 'jobs.update';

/** How jobs go through their states. */
export const JOB_LIFECYCLE = new Lifecycle<JobState, JobAction | 'close'>({
  confirm: { from: ['draft'], to: 'active', permission, event: JobUpdated },
  hold: { from: ['active'], to: 'on_hold', permission, event: JobUpdated },
  resume: { from: ['on_hold'], to: 'active', permission, event: JobUpdated },
  complete: { from: ['active'], to: 'completed', permission, event: JobCompleted },
  reopen: { from: ['completed'], to: 'active', permission, event: JobUpdated },
  cancel: { from: ['draft', 'active', 'on_hold'], to: 'cancelled', permission: 'jobs.cancel', event: JobCancelled },
  // Follows from invoices; no operation closes a job before those exist.
  close: { from: ['completed'], to: 'closed', permission: [], event: JobUpdated },
});

/** They end the visits that are open, and not one that a crew is at. */
const ENDING: readonly JobAction[] = ['complete', 'cancel'];

/** Those that the caller may take now. */
export const allowedJobActions = (status: JobState, isUnderWay: boolean): JobAction[] => {
  const allowed: string[] = JOB_LIFECYCLE.allowedActions(status);
  return JOB_ACTIONS.filter((action) => allowed.includes(action) && !(isUnderWay && ENDING.includes(action)));
};
