import { Global, Module } from '@nestjs/common';
import { APP_GUARD, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import { AccessGuard } from '../access/index.js';
import { Idempotency } from './idempotency.js';
import { ScopeInterceptor } from './scope.interceptor.js';
import { StrictValidationPipe } from './validation.pipe.js';

/** What every request passes: access, then scope and transaction, then validation. */
@Global()
@Module({
  providers: [
    Idempotency,
    { provide: APP_GUARD, useClass: AccessGuard },
    { provide: APP_INTERCEPTOR, useClass: ScopeInterceptor },
    { provide: APP_PIPE, useClass: StrictValidationPipe },
  ],
})
export class HttpModule {}
