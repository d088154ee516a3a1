import { defineEvent } from '../../kernel/events/index.js';
import { Job } from '../job-records/index.js';

/** The PDF is made, or made again. */
export const JobWorkOrderReady = defineEvent('job.work_order_ready', Job.RECORD);
/** The client's mail is out, or captured where no mail server is set. */
export const JobConfirmationSent = defineEvent('job.confirmation_sent', Job.RECORD);
/** The PDF could not be made and will not be tried again by itself. */
export const JobWorkOrderFailed = defineEvent('job.work_order_failed', Job.RECORD);
