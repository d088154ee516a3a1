export { createLog } from './log.js';
export { NestLog } from './nest-log.js';
export { logRequests } from './request-log.js';
