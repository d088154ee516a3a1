import { defineEvent } from '../../kernel/events/index.js';

export const JobCreated = defineEvent('job.created', 'job');
export const JobUpdated = defineEvent('job.updated', 'job');
export const JobCompleted = defineEvent('job.completed', 'job');
export const JobCancelled = defineEvent('job.cancelled', 'job');
