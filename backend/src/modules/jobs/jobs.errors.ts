import { appError } from '../../kernel/problem/index.js';

/** 404: no job of this company has this id, or it is not among those that the caller may see. */
export class JobNotFound extends appError(404, 'job_not_found', 'There is no such job') {}

/** 404: no item of this job's checklist has this id. */
export class ChecklistItemNotFound extends appError(404, 'checklist_item_not_found', 'There is no such item') {}

/** 404: the work order was never made. Ask for it with `POST …/work-order`. */
export class WorkOrderNotMade extends appError(404, 'work_order_not_made', 'There is no work order yet') {}

/** 409: the first work order is being made. */
export class WorkOrderNotReady extends appError(409, 'work_order_not_ready', 'The work order is being made') {
  constructor() {
    super('Try again in a moment, or wait for the event job.work_order_ready.', { headers: { 'retry-after': '2' } });
  }
}

/** 409: a job that is closed or cancelled stays as it is. */
export class JobEnded extends appError(409, 'job_ended', 'This job has ended', {
  state: { type: 'string', maxLength: 30, description: 'The state that it is in.', example: 'closed' },
}) {
  constructor(status: string) {
    super('It can be read, but no longer changed.', { members: { state: status } });
  }
}

/** 409: visits are planned while a job is a draft or active, and done while it is active. */
export class JobNotActive extends appError(409, 'job_not_active', 'The job is not active', {
  state: { type: 'string', maxLength: 30, description: 'The state that it is in.', example: 'on_hold' },
}) {
  constructor(status: string) {
    super(`The job is ${status.replace('_', ' ')}. Confirm, resume or reopen it first.`, {
      members: { state: status },
    });
  }
}

/** 409: the job has visits that are not finished. */
export class VisitsOpen extends appError(409, 'visits_open', 'Some visits are not finished', {
  visitIds: {
    ...{ type: 'array', maxItems: 1_000, items: { type: 'string', format: 'uuid', maxLength: 36 } },
    description: 'The visits that are not finished.',
  },
}) {
  constructor(visitIds: string[], detail: string) {
    super(detail, { members: { visitIds } });
  }
}

/** 409: the client has no e-mail address that hears of visits. */
export class NoEmailAddress extends appError(409, 'no_email_address', 'The client has no e-mail address') {
  constructor() {
    super('Add an e-mail address to a contact who is notified of visits.');
  }
}

/** 409: the company has decided not to work for this client. */
export class DoNotService extends appError(409, 'do_not_service', 'No work for this client') {
  constructor(reason: string | null) {
    super(reason ?? 'The client is marked "do not service".');
  }
}
