import { Global, Module } from '@nestjs/common';
import { Clock } from './clock.js';

/** The time of day, everywhere injectable. */
@Global()
@Module({ providers: [Clock], exports: [Clock] })
export class ClockModule {}
