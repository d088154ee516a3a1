import { Global, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AccessGuard } from '../access/index.js';
import { RequestPipeline } from '../endpoint/index.js';
import { Answers } from './answers.js';

/** What every request passes: access, then what `@Endpoint` puts around its handler. */
@Global()
@Module({
  providers: [
    { provide: APP_GUARD, useClass: AccessGuard },
    { provide: RequestPipeline, useClass: Answers },
  ],
  exports: [RequestPipeline],
})
export class HttpModule {}
