import { allOf, type Can, no, offered, yes } from '../lib/can';
import type { JobDto } from './generated/requests/types.gen';
import { type Me, may } from './me';

type Who = Pick<Me, 'permissions' | 'roleName'>;
type JobStatus = JobDto['status'];
type Job = Pick<JobDto, 'status' | 'allowedActions'>;
type Stepping = Job & Pick<JobDto, 'underWay'>;
type Verb = JobDto['allowedActions'][number];

/** The API decides; `reasons` explain a refusal, and the state of the job is the last of them. */
const allowed = (job: Job, verb: Verb, ...reasons: Can[]): Can => offered(job, verb, ...reasons, notNow(job));

/** A transition between states. */
const step = (me: Who, job: Stepping, verb: Verb, toDo = `${verb} jobs`): Can =>
  allowed(
    job,
    verb,
    may(me, verb === 'cancel' ? 'jobs.cancel' : 'jobs.update', toDo),
    job.underWay ? no('A visit is in progress. Complete or skip it first.') : yes,
  );

/** The state of the job as the reason why not. */
export const notNow = ({ status }: Pick<JobDto, 'status'>): Can => no(`This job is ${WORD[status]}.`);

const WORD: Readonly<Record<JobStatus, string>> = {
  draft: 'a draft',
  active: 'active',
  on_hold: 'on hold',
  completed: 'completed',
  closed: 'closed',
  cancelled: 'canceled',
};

/** The office adds visits to any job, a crew lead to those of their own crew; they don’t see other jobs. */
const rightToAdd = ({ permissions }: Who) =>
  permissions.includes('visits.create.own_crew') ? 'visits.create.own_crew' : 'visits.update';

/** Any of these permissions lets a person check off items. */
const CHECKING = ['jobs.update', 'visits.complete.all', 'visits.complete.own_crew', 'visits.timer.own'] as const;
const mayCheck = (me: Who): Can =>
  may(me, CHECKING.find((one) => me.permissions.includes(one)) ?? 'jobs.update', 'check off items');

/** What this person may do with a job now, and why not. */
export const jobCan = {
  create: (me: Who): Can => may(me, 'jobs.create', 'create jobs'),

  /** Jobs in general; `edit` is for one job. */
  editJobs: (me: Who): Can => may(me, 'jobs.update', 'edit jobs'),

  edit: (me: Who, job: Job): Can => allowed(job, 'update', jobCan.editJobs(me)),

  confirm: (me: Who, job: Stepping): Can => step(me, job, 'confirm'),
  hold: (me: Who, job: Stepping): Can => step(me, job, 'hold', 'put jobs on hold'),
  resume: (me: Who, job: Stepping): Can => step(me, job, 'resume'),
  complete: (me: Who, job: Stepping): Can => step(me, job, 'complete'),
  reopen: (me: Who, job: Stepping): Can => step(me, job, 'reopen'),
  cancel: (me: Who, job: Stepping): Can => step(me, job, 'cancel'),

  addVisits: (me: Who): Can => may(me, rightToAdd(me), 'schedule visits'),
  addVisit: (me: Who, job: Job): Can => allowed(job, 'add_visit', jobCan.addVisits(me)),

  moveVisits: (me: Who): Can => may(me, 'visits.update', 'schedule visits'),

  check: (me: Who, job: Job): Can => allowed(job, 'check', mayCheck(me)),
  /** During a visit, if the job allows it. */
  checkAtWork: mayCheck,

  createWorkOrder: (me: Who, { status, workOrder }: Pick<JobDto, 'status' | 'workOrder'>): Can =>
    allOf(
      offered(workOrder, 'create', jobCan.editJobs(me), notNow({ status })),
      workOrder.inProgress ? no('The work order is being created.') : yes,
    ),

  sendConfirmation: (me: Who, { client, confirmation }: Pick<JobDto, 'client' | 'confirmation'>): Can =>
    allOf(
      offered(
        confirmation,
        'send',
        may(me, 'jobs.update', 'email clients'),
        no('You can send a confirmation only for an active job.'),
      ),
      client.hasEmail ? yes : no('No contact has an email address and visit notifications turned on.'),
      confirmation.inProgress ? no('The confirmation is being sent.') : yes,
    ),
};
