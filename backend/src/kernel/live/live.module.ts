import { Global, Module } from '@nestjs/common';
import { Announcements } from './announcements.js';
import { Live } from './live.js';

/** Messages between processes and to open screens. */
@Global()
@Module({ providers: [Live, Announcements], exports: [Live, Announcements] })
export class LiveModule {}
