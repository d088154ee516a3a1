export { type AnsweredRequest, AnsweredRequests } from './answered-requests.js';
export { eventLoop } from './event-loop.js';
export { FairShares, type Patience } from './fair-shares.js';
export { fingerprintOf } from './fingerprint.js';
export { LimitsModule } from './limits.module.js';
export { networkOf } from './network-of.js';
export { Pace } from './pace.js';
export { type Caller, RateLimits } from './rate-limits.js';
export { WaitingLines } from './waiting-lines.js';
