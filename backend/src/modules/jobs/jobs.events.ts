import { defineEvent } from '../../kernel/events/index.js';
import { Job } from '../job-records/index.js';

export const JobCreated = defineEvent('job.created', Job.RECORD);
export const JobUpdated = defineEvent('job.updated', Job.RECORD);
export const JobCompleted = defineEvent('job.completed', Job.RECORD);
export const JobCancelled = defineEvent('job.cancelled', Job.RECORD);
