import type { JobDto, VisitDto } from '../../api/generated/requests/types.gen';
import { jobCan, notNow } from '../../api/job-can';
import { type Me, takesChanges } from '../../api/me';
import { allOf, type Can, no, yes } from '../../lib/can';
import { VISIT_STATUS } from '../../lib/choice-words';
import { VISIT_STEP, type VisitVerb } from './visit-words';

type Who = Pick<Me, 'permissions' | 'roleName'>;
type Visit = Pick<VisitDto, 'status' | 'crew' | 'allowedActions'>;
type Job = Pick<JobDto, 'status' | 'allowedActions'>;

/** May this step be taken, and if not, why? The API decides; this finds the words. */
export function visitCan(me: Who, job: Job, visit: Visit, verb: VisitVerb): Can {
  if (visit.allowedActions.includes(verb)) return yes;
  return allOf(
    takesChanges(me),
    underWay(job),
    verb === 'dispatch' && visit.crew === null && me.permissions.includes('visits.dispatch')
      ? no('Assign a crew first.')
      : yes,
    no(`Your role (${me.roleName}) can’t ${VISIT_STEP[verb].toDo}.`),
  );
}

/** Whether the visits of a job can go ahead, and why not. */
const underWay = (job: Job): Can => UNDER_WAY[job.status] ?? notNow(job);

const UNDER_WAY: Readonly<Partial<Record<JobDto['status'], Can>>> = {
  draft: no('Confirm the job first.'),
  active: yes,
};

/** May its day, times, and crew be changed? */
export function mayMove(me: Who, job: Job, { status, allowedActions }: Visit): Can {
  if (allowedActions.includes('schedule') || allowedActions.includes('update')) return yes;
  return allOf(
    jobCan.moveVisits(me),
    job.allowedActions.includes('add_visit') ? yes : underWay(job),
    no(`This visit is ${VISIT_STATUS[status][0].toLowerCase()} and can’t be rescheduled.`),
  );
}
