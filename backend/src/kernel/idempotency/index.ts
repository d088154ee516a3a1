export { Idempotency } from './idempotency.js';
export { IdempotencyModule } from './idempotency.module.js';
export { IDEMPOTENCY_KEY, IdempotencyKey, KeyedCall } from './keyed-call.js';
