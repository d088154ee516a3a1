export { createLog } from './log.js';
export { NestLog } from './nest-log.js';
export { logInSum, logRequests } from './request-log.js';
