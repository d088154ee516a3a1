import type { JobDto, VisitDto } from '../../api/generated/requests/types.gen';
import { jobWord } from '../../api/job-can';
import { type Me, may, type Permission } from '../../api/me';
import { allOf, type Can, no, yes } from '../../lib/can';
import { VISIT_STATUS, type VisitStatus } from './visit-words';

type Who = Pick<Me, 'permissions' | 'roleName'>;
type Visit = Pick<VisitDto, 'status' | 'crew'>;
type Job = Pick<JobDto, 'status'>;

/** The same steps as the backend's VISIT_TRANSITIONS: from which states each verb leads on. */
const FROM = {
  schedule: ['unscheduled', 'skipped'],
  unschedule: ['scheduled'],
  dispatch: ['scheduled'],
  recall: ['dispatched'],
  depart: ['scheduled', 'dispatched'],
  start: ['scheduled', 'dispatched', 'en_route'],
  pause: ['in_progress'],
  resume: ['paused'],
  complete: ['in_progress', 'paused'],
  skip: ['scheduled', 'dispatched', 'en_route', 'in_progress', 'paused'],
  cancel: ['unscheduled', 'scheduled', 'dispatched'],
  reopen: ['completed'],
} as const satisfies Record<string, readonly VisitStatus[]>;

export type VisitVerb = keyof typeof FROM;

/** What the office does, and what is done at the property: for the latter a crew's own right is enough. */
const RIGHTS: Readonly<Record<VisitVerb, readonly Permission[]>> = {
  schedule: ['visits.update'],
  unschedule: ['visits.update'],
  dispatch: ['visits.dispatch'],
  recall: ['visits.dispatch'],
  cancel: ['visits.update'],
  depart: ['visits.complete.all', 'visits.complete.own_crew', 'visits.timer.own'],
  start: ['visits.complete.all', 'visits.complete.own_crew', 'visits.timer.own'],
  pause: ['visits.complete.all', 'visits.complete.own_crew', 'visits.timer.own'],
  resume: ['visits.complete.all', 'visits.complete.own_crew', 'visits.timer.own'],
  complete: ['visits.complete.all', 'visits.complete.own_crew'],
  skip: ['visits.complete.all', 'visits.complete.own_crew'],
  reopen: ['visits.complete.all', 'visits.complete.own_crew'],
};

const TO_DO: Readonly<Record<VisitVerb, string>> = {
  schedule: 'plan visits',
  unschedule: 'plan visits',
  dispatch: 'send visits to crews',
  recall: 'take visits back from crews',
  cancel: 'cancel visits',
  depart: 'report from visits',
  start: 'report from visits',
  pause: 'report from visits',
  resume: 'report from visits',
  complete: 'complete visits',
  skip: 'skip visits',
  reopen: 'reopen visits',
};

const wordOf = ({ status }: Visit): string => VISIT_STATUS[status][0].toLowerCase();

/** Planned while the job is ahead, worked on while it is active; taking something off the calendar is always possible. */
const JOB_STATES: Readonly<Partial<Record<VisitVerb, readonly Job['status'][]>>> = {
  schedule: ['draft', 'active'],
  unschedule: ['draft', 'active', 'on_hold'],
  recall: ['draft', 'active', 'on_hold'],
  cancel: ['draft', 'active', 'on_hold'],
  reopen: ['active', 'completed'],
};

function jobAllows(verb: VisitVerb, { status }: Job): Can {
  if ((JOB_STATES[verb] ?? ['active']).includes(status)) return yes;
  return no(status === 'draft' ? 'Confirm the job first.' : `The job is ${jobWord(status)}.`);
}

/** May this step be taken, and if not, why. The API decides; this keeps people from running into its no. */
export function visitCan(me: Who, job: Job, visit: Visit, verb: VisitVerb): Can {
  const from: readonly VisitStatus[] = FROM[verb];
  const right = RIGHTS[verb].find((permission) => me.permissions.includes(permission)) ?? RIGHTS[verb][0];
  return allOf(
    right ? may(me, right, TO_DO[verb]) : yes,
    from.includes(visit.status) ? yes : no(`The visit is ${wordOf(visit)}.`),
    jobAllows(verb, job),
    verb === 'dispatch' && visit.crew === null ? no('Choose a crew first.') : yes,
  );
}

/** Day, time and crew may change until somebody is on the way. */
export function mayMove(me: Who, job: Job, visit: Visit): Can {
  return allOf(
    may(me, 'visits.update', 'plan visits'),
    job.status === 'draft' || job.status === 'active' ? yes : no(`The job is ${jobWord(job.status)}.`),
    ['unscheduled', 'scheduled', 'dispatched', 'skipped'].includes(visit.status)
      ? yes
      : no(`The visit is ${wordOf(visit)}: it cannot be moved any more.`),
  );
}
