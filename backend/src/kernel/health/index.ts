export { endGracefully } from './end-gracefully.js';
export { HUNG_AFTER_S, reportReady, sendHeartbeats } from './heartbeat.js';
export { HealthModule } from './health.module.js';
export { Readiness } from './readiness.js';
