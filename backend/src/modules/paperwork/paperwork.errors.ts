import { appError } from '../../kernel/problem/index.js';

/** 404: the work order was never made. Ask for it with `POST …/work-order`. */
export class WorkOrderNotMade extends appError(404, 'work_order_not_made', 'No work order yet') {}

/** 409: the first work order is being made. */
export class WorkOrderNotReady extends appError(409, 'work_order_not_ready', 'Work order is being created') {
  constructor() {
    super('Try again in a moment, or wait for the job.work_order_ready event.', { headers: { 'retry-after': '2' } });
  }
}

/** 409: no contact with visit notifications has an e-mail address. */
export class NoEmailAddress extends appError(409, 'no_email_address', 'No email address for this client') {
  constructor() {
    super('Add an email address to a contact with visit notifications turned on.');
  }
}
