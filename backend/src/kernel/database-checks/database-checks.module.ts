import { Global, Module } from '@nestjs/common';
import { Probe } from './probe.js';
import { Separation } from './separation.js';

/** Whether the database is well, and whether it keeps companies apart. */
@Global()
@Module({ providers: [Probe, Separation], exports: [Probe, Separation] })
export class DatabaseChecksModule {}
