export { LimitsModule } from './limits.module.js';
export { type Caller, RateLimits } from './rate-limits.js';
