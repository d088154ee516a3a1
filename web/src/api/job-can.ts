import { allOf, type Can, no, yes } from '../lib/can';
import type { JobDto } from './generated/requests/types.gen';
import { type Me, may } from './me';

type Who = Pick<Me, 'permissions' | 'roleName'>;
type JobStatus = JobDto['status'];
type Job = Pick<JobDto, 'status'>;
type Steps = Pick<JobDto, 'status' | 'allowedActions' | 'underWay'>;
type Verb = JobDto['allowedActions'][number];

/** The API says which steps may be taken; where one may not, this says why. */
function step(me: Who, job: Steps, verb: Verb, toDo = `${verb} jobs`): Can {
  if (job.allowedActions.includes(verb)) return yes;
  return allOf(
    may(me, verb === 'cancel' ? 'jobs.cancel' : 'jobs.update', toDo),
    job.underWay ? no('A visit is in progress. Complete or skip it first.') : yes,
    notNow(job),
  );
}

const notNow = ({ status }: Job): Can => no(`This job is ${WORD[status]}.`);

const WORD: Readonly<Record<JobStatus, string>> = {
  draft: 'a draft',
  active: 'active',
  on_hold: 'on hold',
  completed: 'completed',
  closed: 'closed',
  cancelled: 'canceled',
};

/** Visits are planned while the job is ahead or under way. */
export const takesVisits = (job: Job): Can => (job.status === 'draft' || job.status === 'active' ? yes : notNow(job));

const FINISHED: readonly string[] = ['completed', 'skipped', 'cancelled'];

/** Whether a visit of a job is still to come or going on. */
export const isOpenVisit = ({ status }: Pick<JobDto['visits'][number], 'status'>): boolean =>
  !FINISHED.includes(status);

const isEnded = ({ status }: Job): boolean => status === 'closed' || status === 'cancelled';

/** Takes no more visits. Its client may still expect some that were canceled. */
const isOver = (job: Job): boolean => job.status === 'completed' || isEnded(job);

/** The office adds visits to any job, a crew lead to those of the own crew; others are not shown to it. */
const rightToAdd = ({ permissions }: Who) =>
  permissions.includes('visits.create.own_crew') ? 'visits.create.own_crew' : 'visits.update';

/** What this person may do with a job now, and why not. The API decides; this keeps people from running into its no. */
export const jobCan = {
  create: (me: Who): Can => may(me, 'jobs.create', 'create jobs'),

  /** Jobs of any status; `edit` is of one. */
  editJobs: (me: Who): Can => may(me, 'jobs.update', 'edit jobs'),

  edit: (me: Who, job: Job): Can => allOf(jobCan.editJobs(me), isEnded(job) ? notNow(job) : yes),

  confirm: (me: Who, job: Steps): Can => step(me, job, 'confirm'),
  hold: (me: Who, job: Steps): Can => step(me, job, 'hold', 'put jobs on hold'),
  resume: (me: Who, job: Steps): Can => step(me, job, 'resume'),
  complete: (me: Who, job: Steps): Can => step(me, job, 'complete'),
  reopen: (me: Who, job: Steps): Can => step(me, job, 'reopen'),
  cancel: (me: Who, job: Steps): Can => step(me, job, 'cancel'),

  addVisits: (me: Who): Can => may(me, rightToAdd(me), 'schedule visits'),
  addVisit: (me: Who, job: Job): Can => allOf(jobCan.addVisits(me), takesVisits(job)),

  moveVisits: (me: Who): Can => may(me, 'visits.update', 'schedule visits'),

  makeWorkOrder: (me: Who, job: Job & Pick<JobDto, 'workOrder'>): Can =>
    allOf(
      jobCan.edit(me, job),
      job.workOrder.state === 'queued' || job.workOrder.state === 'making'
        ? no('The work order is being created.')
        : yes,
    ),

  sendConfirmation: (me: Who, job: Job & Pick<JobDto, 'client' | 'confirmation'>): Can =>
    allOf(
      may(me, 'jobs.update', 'email clients'),
      job.status === 'active' || (isOver(job) && job.confirmation.outdated)
        ? yes
        : no('You can send a confirmation only for an active job.'),
      job.client.hasEmail ? yes : no('No contact has an email address and visit notifications turned on.'),
      job.confirmation.state === 'queued' || job.confirmation.state === 'sending'
        ? no('The confirmation is being sent.')
        : yes,
    ),

  tick: (me: Who, job: Job): Can =>
    allOf(
      ['jobs.update', 'visits.complete.all', 'visits.complete.own_crew', 'visits.timer.own'].some((permission) =>
        (me.permissions as readonly string[]).includes(permission),
      )
        ? yes
        : no(`Your role (${me.roleName}) can’t check off items.`),
      isEnded(job) ? notNow(job) : yes,
    ),
};
