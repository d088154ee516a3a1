import { allOf, type Can, no, yes } from '../lib/can';
import type { JobDto } from './generated/requests/types.gen';
import { type Me, may } from './me';

type Who = Pick<Me, 'permissions' | 'roleName'>;
type Job = Pick<JobDto, 'status'>;
type JobStatus = JobDto['status'];

/** The same steps as the backend's JOB_TRANSITIONS: from which states each verb leads on. */
const FROM = {
  confirm: ['draft'],
  hold: ['active'],
  resume: ['on_hold'],
  complete: ['active'],
  reopen: ['completed'],
  cancel: ['draft', 'active', 'on_hold'],
} as const satisfies Record<string, readonly JobStatus[]>;

function step(job: Job, verb: keyof typeof FROM): Can {
  const from: readonly JobStatus[] = FROM[verb];
  return from.includes(job.status) ? yes : no(`The job is ${jobWord(job.status)}.`);
}

/** `on_hold` reads `on hold`. */
export const jobWord = (status: JobStatus): string => status.replaceAll('_', ' ');
const isEnded = ({ status }: Job): boolean => status === 'closed' || status === 'cancelled';

/** The office adds visits to any job, a crew lead to those of the own crew; others are not shown to it. */
const rightToAdd = ({ permissions }: Who) =>
  permissions.includes('visits.create.own_crew') ? 'visits.create.own_crew' : 'visits.update';

/** What this person may do with a job now, and why not. The API decides; this keeps people from running into its no. */
export const jobCan = {
  create: (me: Who): Can => may(me, 'jobs.create', 'plan jobs'),

  edit: (me: Who, job: Job): Can =>
    allOf(may(me, 'jobs.update', 'change jobs'), isEnded(job) ? no(`The job is ${jobWord(job.status)}.`) : yes),

  confirm: (me: Who, job: Job): Can => allOf(may(me, 'jobs.update', 'confirm jobs'), step(job, 'confirm')),
  hold: (me: Who, job: Job): Can => allOf(may(me, 'jobs.update', 'put jobs on hold'), step(job, 'hold')),
  resume: (me: Who, job: Job): Can => allOf(may(me, 'jobs.update', 'resume jobs'), step(job, 'resume')),
  complete: (me: Who, job: Job): Can => allOf(may(me, 'jobs.update', 'complete jobs'), step(job, 'complete')),
  reopen: (me: Who, job: Job): Can => allOf(may(me, 'jobs.update', 'reopen jobs'), step(job, 'reopen')),
  cancel: (me: Who, job: Job): Can => allOf(may(me, 'jobs.cancel', 'cancel jobs'), step(job, 'cancel')),

  addVisit: (me: Who, job: Job): Can =>
    allOf(
      may(me, rightToAdd(me), 'plan visits'),
      job.status === 'draft' || job.status === 'active' ? yes : no(`The job is ${jobWord(job.status)}.`),
    ),

  makeWorkOrder: (me: Who, job: Job & Pick<JobDto, 'workOrder'>): Can =>
    allOf(
      jobCan.edit(me, job),
      job.workOrder.state === 'queued' || job.workOrder.state === 'making' ? no('It is being made.') : yes,
    ),

  sendConfirmation: (me: Who, job: Job & Pick<JobDto, 'client' | 'confirmation'>): Can =>
    allOf(
      may(me, 'jobs.update', 'write to clients'),
      job.status === 'active' ? yes : no('Only an active job is confirmed to the client.'),
      job.client.hasEmail ? yes : no('No contact of the client has an e-mail address and hears of visits.'),
      job.confirmation.state === 'queued' || job.confirmation.state === 'sending' ? no('It is being sent.') : yes,
    ),

  tick: (me: Who, job: Job): Can =>
    allOf(
      ['jobs.update', 'visits.complete.all', 'visits.complete.own_crew', 'visits.timer.own'].some((permission) =>
        (me.permissions as readonly string[]).includes(permission),
      )
        ? yes
        : no(`Your role (${me.roleName}) may not tick the checklist.`),
      isEnded(job) ? no(`The job is ${jobWord(job.status)}.`) : yes,
    ),
};
