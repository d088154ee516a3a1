import { Lifecycle } from '../../kernel/records/index.js';
import { Job } from '../job-records/index.js';
import { JobVisits } from '../visits/index.js';
import { JobCancelled, JobCompleted, JobUpdated } from './jobs.events.js';

export const JOB_STATES = Job.STATES;

export type JobState = Job['status'];

const STEPS = ['confirm', 'hold', 'resume', 'complete', 'reopen', 'cancel'] as const;
export type JobStep = (typeof STEPS)[number];
const CHANGES = ['update', 'add_visit', 'check'] as const;

export const JOB_ACTIONS = [...STEPS, ...CHANGES] as const;
export type JobAction = (typeof JOB_ACTIONS)[number];

const permission = 'jobs.update';
const NOT_ENDED = JOB_STATES.filter((state) => !Job.ENDED.includes(state));

/** The transitions of jobs, and the actions that each state allows. */
export const JOB_LIFECYCLE = new Lifecycle<JobState, JobStep | 'close', (typeof CHANGES)[number]>(
  {
    confirm: { from: ['draft'], to: 'active', permission, event: JobUpdated },
    hold: { from: ['active'], to: 'on_hold', permission, event: JobUpdated },
    resume: { from: ['on_hold'], to: 'active', permission, event: JobUpdated },
    complete: { from: ['active'], to: 'completed', permission, event: JobCompleted },
    reopen: { from: ['completed'], to: 'active', permission, event: JobUpdated },
    cancel: { from: ['draft', 'active', 'on_hold'], to: 'cancelled', permission: 'jobs.cancel', event: JobCancelled },
    // Will follow from invoices; until those exist, no operation closes a job.
    close: { from: ['completed'], to: 'closed', permission: [], event: JobUpdated },
  },
  {
    update: { in: NOT_ENDED, permission },
    add_visit: JobVisits.ADDING,
    // Not offered once a job has ended, but still accepted: a crew may have checked it off offline before that.
    check: { in: NOT_ENDED, permission: [permission, ...JobVisits.TIMER] },
  },
);

/** They end the open visits, but not one that a crew is at. */
const ENDING: readonly string[] = ['complete', 'cancel'];

/** The actions that the caller may take now. */
export const allowedJobActions = (status: JobState, isUnderWay: boolean): JobAction[] => {
  const allowed: string[] = JOB_LIFECYCLE.allowedActions(status);
  return JOB_ACTIONS.filter((action) => allowed.includes(action) && !(isUnderWay && ENDING.includes(action)));
};
