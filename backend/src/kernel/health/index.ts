export { endGracefully, reportReady } from './end-gracefully.js';
export { HealthModule } from './health.module.js';
export { Readiness } from './readiness.js';
