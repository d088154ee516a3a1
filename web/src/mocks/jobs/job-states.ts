import type { JobDto, VisitDto } from '../../api/generated/requests/types.gen';
import { invalidTransition } from '../problem';

export type JobState = JobDto['status'];
export type VisitState = VisitDto['status'];

const JOB_NEXT: Record<JobState, readonly JobState[]> = {
  draft: ['active', 'cancelled'],
  active: ['on_hold', 'completed', 'cancelled'],
  on_hold: ['active', 'cancelled'],
  completed: ['active', 'closed'],
  closed: [],
  cancelled: [],
};

const VISIT_NEXT: Record<VisitState, readonly VisitState[]> = {
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

export const isOpen = (state: JobState): boolean => state === 'draft' || state === 'active' || state === 'on_hold';

export const isFinished = (state: VisitState): boolean =>
  state === 'completed' || state === 'skipped' || state === 'cancelled';

export const isCancellable = (state: VisitState): boolean => VISIT_NEXT[state].includes('cancelled');

/** Throws `invalid_transition` (409). @param from the states in which this very action makes sense */
export function requireJobStep(state: JobState, to: JobState, from: readonly JobState[] = [state]): void {
  if (!JOB_NEXT[state].includes(to) || !from.includes(state)) throw invalidTransition(state, to, JOB_NEXT[state]);
}

export function requireVisitStep(state: VisitState, to: VisitState, from: readonly VisitState[] = [state]): void {
  if (!VISIT_NEXT[state].includes(to) || !from.includes(state)) throw invalidTransition(state, to, VISIT_NEXT[state]);
}
