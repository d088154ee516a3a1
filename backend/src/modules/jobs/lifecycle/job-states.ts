import type { TransitionTable } from './transitions.js';

export const JOB_STATES = ['draft', 'active', 'on_hold', 'completed', 'closed', 'cancelled'] as const;

export type JobState = (typeof JOB_STATES)[number];

/** Product rules 1.11. `closed` follows from invoices; no route closes a job before those exist. */
export const JOB_TRANSITIONS: TransitionTable<JobState> = {
  draft: ['active', 'cancelled'],
  active: ['on_hold', 'completed', 'cancelled'],
  on_hold: ['active', 'cancelled'],
  completed: ['active', 'closed'],
  closed: [],
  cancelled: [],
};

/** In these states the work is still ahead, so the job's facts may change and visits may be added. */
export const isOpen = (state: JobState): boolean => state === 'draft' || state === 'active' || state === 'on_hold';
