import { JOB_STATES, type JobState } from '../jobs/job-states.js';
import type { Permission } from '../../kernel/access/index.js';
import { Lifecycle } from '../../kernel/records/index.js';
import * as events from './visits.events.js';

export const VISIT_STATES = [
  'unscheduled',
  'scheduled',
  'dispatched',
  'en_route',
  'in_progress',
  'paused',
  'completed',
  'skipped',
  'cancelled',
] as const;

export type VisitState = (typeof VISIT_STATES)[number];

/** Nothing more will happen at this visit by itself. */
export const isFinished = (state: VisitState): boolean =>
  state === 'completed' || state === 'skipped' || state === 'cancelled';

/** Has a date that can still be moved: nobody is on the way yet. */
export const isMovable = (state: VisitState): boolean => state === 'scheduled' || state === 'dispatched';

/** Takes up its crew's time: two of these with fixed times must not overlap (product rule 1.12.4). */
export const OCCUPYING_STATES: readonly VisitState[] = ['scheduled', 'dispatched', 'en_route', 'in_progress', 'paused'];

export const VISIT_ACTIONS = [
  ...(['schedule', 'unschedule', 'dispatch', 'recall', 'depart', 'start'] as const),
  ...(['pause', 'resume', 'complete', 'skip', 'cancel', 'reopen'] as const),
] as const;
export type VisitAction = (typeof VISIT_ACTIONS)[number];

/** Of the own crew's visits, or of all. */
const CREW: Permission[] = ['visits.complete.all', 'visits.complete.own_crew'];
const TIMER: Permission[] = [...CREW, 'visits.timer.own'];

const AHEAD: VisitState[] = ['scheduled', 'dispatched'];
const AT_WORK: VisitState[] = ['in_progress', 'paused'];
const UNDER_WAY: VisitState[] = [...AHEAD, 'en_route', ...AT_WORK];

/** In which states of its job a visit takes a step. */
const ACTIVE: readonly JobState[] = ['active'];
export const JOB_STATES_FOR: Readonly<Record<VisitAction, readonly JobState[]>> = {
  ...{ schedule: ['draft', 'active'], unschedule: JOB_STATES, recall: JOB_STATES, cancel: JOB_STATES },
  ...{ dispatch: ACTIVE, depart: ACTIVE, start: ACTIVE, pause: ACTIVE, resume: ACTIVE, complete: ACTIVE, skip: ACTIVE },
  reopen: ['active', 'completed'],
};

/** How visits go through their states. */
export const VISIT_LIFECYCLE = new Lifecycle<VisitState, VisitAction>({
  schedule: {
    from: ['unscheduled', 'dispatched', 'skipped'],
    ...{ to: 'scheduled', permission: 'visits.update', event: events.VisitRescheduled },
  },
  unschedule: {
    ...{ from: ['scheduled'], to: 'unscheduled', permission: 'visits.update', event: events.VisitRescheduled },
  },
  dispatch: { from: ['scheduled'], to: 'dispatched', permission: 'visits.dispatch', event: events.VisitDispatched },
  recall: { from: ['dispatched'], to: 'scheduled', permission: 'visits.dispatch', event: events.VisitUpdated },
  depart: { from: AHEAD, to: 'en_route', permission: TIMER, event: events.VisitUpdated },
  start: { from: [...AHEAD, 'en_route'], to: 'in_progress', permission: TIMER, event: events.VisitStarted },
  pause: { from: ['in_progress'], to: 'paused', permission: TIMER, event: events.VisitUpdated },
  resume: { from: ['paused'], to: 'in_progress', permission: TIMER, event: events.VisitUpdated },
  complete: { from: AT_WORK, to: 'completed', permission: CREW, event: events.VisitCompleted },
  skip: { from: UNDER_WAY, to: 'skipped', permission: CREW, event: events.VisitSkipped },
  cancel: {
    from: ['unscheduled', ...AHEAD],
    ...{ to: 'cancelled', permission: 'visits.update', event: events.VisitCancelled },
  },
  reopen: { from: ['completed'], to: 'in_progress', permission: CREW, event: events.VisitUpdated },
});

/** What a crew reports of its own visits, and others only with the right to all. */
export const REPORTED_BY_CREW: readonly VisitAction[] = VISIT_ACTIONS.filter((action) =>
  [VISIT_LIFECYCLE.steps[action].permission].flat().includes('visits.complete.all'),
);
