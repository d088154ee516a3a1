import { appError } from '../../kernel/problem/index.js';

/** 404: the work order was never made. Ask for it with `POST …/work-order`. */
export class WorkOrderNotMade extends appError(404, 'work_order_not_made', 'There is no work order yet') {}

/** 409: the first work order is being made. */
export class WorkOrderNotReady extends appError(409, 'work_order_not_ready', 'The work order is being made') {
  constructor() {
    super('Try again in a moment, or wait for the event job.work_order_ready.', { headers: { 'retry-after': '2' } });
  }
}

/** 409: the client has no e-mail address that hears of visits. */
export class NoEmailAddress extends appError(409, 'no_email_address', 'The client has no e-mail address') {
  constructor() {
    super('Add an e-mail address to a contact who is notified of visits.');
  }
}
