import { Module } from '@nestjs/common';
import { APP_GUARD, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import { AccessGuard } from '../access/index.js';
import { SparseInterceptor } from '../response/index.js';
import { DeclaredInputInterceptor, MediaTypeInterceptor, StrictValidationPipe } from '../validation/index.js';
import { ScopeInterceptor } from './scope.interceptor.js';

/** What every request passes: access, then scope and transaction, then validation. */
@Module({
  providers: [
    { provide: APP_GUARD, useClass: AccessGuard },
    { provide: APP_INTERCEPTOR, useClass: MediaTypeInterceptor },
    { provide: APP_INTERCEPTOR, useClass: DeclaredInputInterceptor },
    // The outermost sees the answer last.
    { provide: APP_INTERCEPTOR, useClass: SparseInterceptor },
    { provide: APP_INTERCEPTOR, useClass: ScopeInterceptor },
    { provide: APP_PIPE, useClass: StrictValidationPipe },
  ],
})
export class HttpModule {}
