import type { JobDto, VisitDto } from '../../api/generated/requests/types.gen';
import { jobCan, takesVisits } from '../../api/job-can';
import type { Me } from '../../api/me';
import { allOf, type Can, no, yes } from '../../lib/can';
import { VISIT_STATUS } from './visit-words';

type Who = Pick<Me, 'permissions' | 'roleName'>;
type Visit = Pick<VisitDto, 'status' | 'crew' | 'allowedActions'>;
type Job = Pick<JobDto, 'status'>;

export type VisitVerb = VisitDto['allowedActions'][number];

/** May the step that comes next be taken, and if not, why. The API decides; this finds the words. */
export function visitCan(me: Who, job: Job, visit: Visit, verb: VisitVerb): Can {
  if (visit.allowedActions.includes(verb)) return yes;
  return allOf(
    job.status === 'draft' ? no('Confirm the job first.') : takesVisits(job),
    verb === 'dispatch' && visit.crew === null && me.permissions.includes('visits.dispatch')
      ? no('Assign a crew first.')
      : yes,
    no(`Your role (${me.roleName}) can’t ${DO[verb]}.`),
  );
}

/** "Your role can’t …". */
const DO: Readonly<Record<VisitVerb, string>> = {
  schedule: 'schedule this visit',
  unschedule: 'unschedule this visit',
  dispatch: 'dispatch this visit',
  recall: 'recall this visit from its crew',
  depart: 'mark this visit on the way',
  start: 'start this visit',
  pause: 'pause this visit',
  resume: 'resume this visit',
  complete: 'complete this visit',
  skip: 'skip this visit',
  cancel: 'cancel this visit',
  reopen: 'reopen this visit',
};

/** Day, time and crew may change as long as the visit can be put on the calendar or taken off it. */
export function mayMove(me: Who, job: Job, { status, allowedActions }: Visit): Can {
  return allOf(
    jobCan.moveVisits(me),
    takesVisits(job),
    allowedActions.includes('schedule') || allowedActions.includes('unschedule')
      ? yes
      : no(`This visit is ${VISIT_STATUS[status][0].toLowerCase()} and can’t be rescheduled.`),
  );
}
