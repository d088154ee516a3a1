export { createLog } from './log.js';
export { NestLog } from './nest-log.js';
export { logRequests } from './request-log.js';
export { runAsTask } from './task-fields.js';
