import { Global, Module } from '@nestjs/common';
import { IdempotencyProcessor } from './idempotency.processor.js';
import { IdempotencySchedule } from './idempotency.schedule.js';
import { Idempotency } from './idempotency.js';

/** One effect per `Idempotency-Key`. */
@Global()
@Module({ providers: [Idempotency, IdempotencyProcessor, IdempotencySchedule], exports: [Idempotency] })
export class IdempotencyModule {}
