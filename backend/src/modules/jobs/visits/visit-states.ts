import type { TransitionTable } from '../lifecycle/transitions.js';

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

/** Product rules 1.12. */
export const VISIT_TRANSITIONS: TransitionTable<VisitState> = {
  unscheduled: ['scheduled', 'cancelled'],
  scheduled: ['unscheduled', 'dispatched', 'en_route', 'in_progress', 'skipped', 'cancelled'],
  dispatched: ['scheduled', 'en_route', 'in_progress', 'skipped', 'cancelled'],
  en_route: ['in_progress', 'skipped'],
  in_progress: ['paused', 'completed', 'skipped'],
  paused: ['in_progress', 'completed', 'skipped'],
  completed: ['in_progress'],
  skipped: ['scheduled'],
  cancelled: [],
};

/** Nothing more will happen at this visit by itself. */
export const isFinished = (state: VisitState): boolean =>
  state === 'completed' || state === 'skipped' || state === 'cancelled';

/** Has a date that can still be moved: nobody is on the way yet. */
export const isMovable = (state: VisitState): boolean => state === 'scheduled' || state === 'dispatched';

/** Takes up its crew's time: two of these with fixed times must not overlap (product rule 1.12.4). */
export const OCCUPYING_STATES: readonly VisitState[] = ['scheduled', 'dispatched', 'en_route', 'in_progress', 'paused'];
