import { Job } from '../job-records/index.js';
import type { Permission } from '../../kernel/access/index.js';
import { type Change, Lifecycle } from '../../kernel/records/index.js';
import { defineEvent, defineRecord } from '../../kernel/events/index.js';
import { localDate } from '../../kernel/formats/index.js';
import { sqlList } from '../../kernel/reading/index.js';
import type { Visit } from './visit.entity.js';

/** Crews see their own visits: they learn that one changed, not how, and ask whether it is theirs. */
export const VISIT_RECORD = defineRecord({
  kind: 'visit',
  read: 'visits.read.all',
  hint: 'visits.read.assigned',
  called: (id) =>
    `select concat_ws(' · ', job.number, job.title, each.date) from visits each join jobs job on job.id = each.job_id
     where each.id = ${id}`,
});

export const VisitScheduled = defineEvent('visit.scheduled', VISIT_RECORD);
/** Moved to another time, another crew, or off the calendar. */
export const VisitRescheduled = defineEvent('visit.rescheduled', VISIT_RECORD);
export const VisitDispatched = defineEvent('visit.dispatched', VISIT_RECORD);
export const VisitStarted = defineEvent('visit.started', VISIT_RECORD);
export const VisitCompleted = defineEvent('visit.completed', VISIT_RECORD);
export const VisitSkipped = defineEvent('visit.skipped', VISIT_RECORD);
export const VisitCancelled = defineEvent('visit.cancelled', VISIT_RECORD);
/** Any other change: on the way, paused, other instructions. */
export const VisitUpdated = defineEvent('visit.updated', VISIT_RECORD);

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

/** Final states. */
export const ENDED_STATES: readonly VisitState[] = ['completed', 'skipped', 'cancelled'];
export const isFinished = (state: VisitState): boolean => ENDED_STATES.includes(state);

/** Past its day at the property, and not finished. */
export function isLate(
  visit: { status: VisitState; date: string | null; timeZone: string },
  now = new Date(),
): boolean {
  return visit.date !== null && !isFinished(visit.status) && visit.date < localDate(now, visit.timeZone);
}

/** Completed on the current day at the property. */
export const isCompletedToday = ({ completedAt, timeZone }: Pick<Visit, 'completedAt' | 'timeZone'>): boolean =>
  localDate(completedAt ?? new Date(0), timeZone) === localDate(new Date(), timeZone);

const TODAY = '(now() at time zone visit.time_zone)::date';
const IS_OPEN = `visit.status not in (${sqlList(ENDED_STATES)})`;
const IS_OWN = 'visit.crew_id = (select own_crew_id())';

/** These and `isShownToCrew` in SQL, for rows of `visits visit` and `jobs job`. */
export const IN_SQL = {
  isOpen: IS_OPEN,
  isLate: `visit.date is not null and ${IS_OPEN} and visit.date < ${TODAY}`,
  isCompletedToday: `(visit.completed_at at time zone visit.time_zone)::date = ${TODAY}`,
  isOwn: IS_OWN,
  /** Whether the caller's crew may read its client. */
  isClientVisited: 'visit.client_id in (select visited_client_ids())',
  isShownToCrew: `${IS_OWN} and visit.status not in (${sqlList(Job.VISITS_HIDDEN_FROM_CREWS)})
    and job.status in (${sqlList(Job.SHOWN_TO_CREWS)})`,
} as const;

/** Nothing has happened yet. */
export const AHEAD_STATES: readonly VisitState[] = ['unscheduled', 'scheduled', 'dispatched'];

/** Takes up its crew's time: two of these with fixed times must not overlap. */
const AHEAD: VisitState[] = ['scheduled', 'dispatched'];
const AT_WORK: VisitState[] = ['in_progress', 'paused'];
export const OCCUPYING_STATES: readonly VisitState[] = [...AHEAD, 'en_route', ...AT_WORK];

const STEPS = [
  ...(['schedule', 'unschedule', 'dispatch', 'recall', 'depart', 'start'] as const),
  ...(['pause', 'resume', 'complete', 'skip', 'cancel', 'reopen'] as const),
] as const;
export type VisitStep = (typeof STEPS)[number];
export const VISIT_ACTIONS = [...STEPS, 'update'] as const;
export type VisitAction = (typeof VISIT_ACTIONS)[number];

/** For the own crew's visits, or for all. */
const CREW: Permission[] = ['visits.complete.all', 'visits.complete.own_crew'];
export const TIMER: Permission[] = [...CREW, 'visits.timer.own'];

/** The office adds visits to any job, a crew lead to those of the own crew. */
export const ADDING: Change<Job['status']> = {
  in: Job.TAKES_VISITS,
  permission: ['visits.update', 'visits.create.own_crew'],
};

/** The states of a job in which a visit allows an action. */
const ACTIVE: readonly Job['status'][] = ['active'];
export const JOB_STATES_FOR: Readonly<Record<VisitAction, readonly Job['status'][]>> = {
  schedule: Job.TAKES_VISITS,
  update: Job.TAKES_VISITS,
  unschedule: Job.STATES,
  recall: Job.STATES,
  cancel: Job.STATES,
  dispatch: ACTIVE,
  depart: ACTIVE,
  start: ACTIVE,
  pause: ACTIVE,
  resume: ACTIVE,
  complete: ACTIVE,
  skip: ACTIVE,
  reopen: ['active', 'completed'],
};

/** The transitions of visits, and the states in which their day, times and crew may change. */
export const VISIT_LIFECYCLE = new Lifecycle<VisitState, VisitStep, 'update'>(
  {
    schedule: {
      from: ['unscheduled', 'dispatched', 'skipped'],
      to: 'scheduled',
      permission: 'visits.update',
      event: VisitRescheduled,
    },
    unschedule: {
      from: ['scheduled'],
      to: 'unscheduled',
      permission: 'visits.update',
      event: VisitRescheduled,
    },
    dispatch: { from: ['scheduled'], to: 'dispatched', permission: 'visits.dispatch', event: VisitDispatched },
    recall: { from: ['dispatched'], to: 'scheduled', permission: 'visits.dispatch', event: VisitUpdated },
    depart: { from: AHEAD, to: 'en_route', permission: TIMER, event: VisitUpdated },
    start: { from: [...AHEAD, 'en_route'], to: 'in_progress', permission: TIMER, event: VisitStarted },
    pause: { from: ['in_progress'], to: 'paused', permission: TIMER, event: VisitUpdated },
    resume: { from: ['paused'], to: 'in_progress', permission: TIMER, event: VisitUpdated },
    complete: { from: AT_WORK, to: 'completed', permission: CREW, event: VisitCompleted },
    skip: { from: OCCUPYING_STATES, to: 'skipped', permission: CREW, event: VisitSkipped },
    cancel: {
      from: ['unscheduled', ...AHEAD],
      to: 'cancelled',
      permission: 'visits.update',
      event: VisitCancelled,
    },
    reopen: { from: ['completed'], to: 'in_progress', permission: CREW, event: VisitUpdated },
  },
  { update: { in: AHEAD_STATES, permission: 'visits.update' } },
);

/** What a crew reports on its own visits; reporting on others takes a permission for all. */
export const REPORTED_BY_CREW: readonly VisitAction[] = STEPS.filter((action) =>
  [VISIT_LIFECYCLE.steps[action].permission].flat().includes('visits.complete.all'),
);
