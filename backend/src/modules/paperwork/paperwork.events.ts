import { defineEvent } from '../../kernel/events/index.js';
import { Job } from '../job-records/index.js';

/** The PDF is made, or made again. */
export const JobWorkOrderReady = defineEvent('job.work_order_ready', Job.RECORD);
/** The mail to the client was sent, or captured where no mail server is set. */
export const JobConfirmationSent = defineEvent('job.confirmation_sent', Job.RECORD);
/** The PDF could not be made and will not be retried automatically. */
export const JobWorkOrderFailed = defineEvent('job.work_order_failed', Job.RECORD);
