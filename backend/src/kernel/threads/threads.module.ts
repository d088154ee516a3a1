import { Global, Module } from '@nestjs/common';
import { Threads } from './threads.js';

/** Work beside the event loop. */
@Global()
@Module({ providers: [Threads], exports: [Threads] })
export class ThreadsModule {}
