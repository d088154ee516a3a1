export { createLog, createRequestLog } from './log.js';
export { NestLog } from './nest-log.js';
export { requestIdOf } from './request-id.js';
export { logInSum, logRequests, Refusals } from './request-log.js';
