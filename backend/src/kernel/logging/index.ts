export { createLog } from './log.js';
export { NestLog } from './nest-log.js';
export { logInSum, logRequests, Refusals } from './request-log.js';
