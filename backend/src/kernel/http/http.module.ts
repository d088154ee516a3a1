import { Global, Module } from '@nestjs/common';
import { APP_GUARD, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import { AccessGuard } from '../access/index.js';
import { AnsweredRequests } from './answered-requests.js';
import { Bulk } from './bulk.js';
import { DeclaredInputInterceptor } from './declared-input.interceptor.js';
import { IdempotencyProcessor } from './idempotency/idempotency.processor.js';
import { IdempotencySchedule } from './idempotency/idempotency.schedule.js';
import { Idempotency } from './idempotency/idempotency.js';
import { MediaTypeInterceptor } from './media-type.interceptor.js';
import { ScopeInterceptor } from './scope.interceptor.js';
import { SparseInterceptor } from './sparse.interceptor.js';
import { StrictValidationPipe } from './validation/validation.pipe.js';

/** What every request passes: access, then scope and transaction, then validation. */
@Global()
@Module({
  providers: [
    AnsweredRequests,
    Bulk,
    Idempotency,
    IdempotencyProcessor,
    IdempotencySchedule,
    { provide: APP_GUARD, useClass: AccessGuard },
    { provide: APP_INTERCEPTOR, useClass: MediaTypeInterceptor },
    { provide: APP_INTERCEPTOR, useClass: DeclaredInputInterceptor },
    // The outermost sees the answer last.
    { provide: APP_INTERCEPTOR, useClass: SparseInterceptor },
    { provide: APP_INTERCEPTOR, useClass: ScopeInterceptor },
    { provide: APP_PIPE, useClass: StrictValidationPipe },
  ],
  exports: [AnsweredRequests, Bulk, Idempotency],
})
export class HttpModule {}
