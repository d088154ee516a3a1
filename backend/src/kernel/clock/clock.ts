import { Injectable } from '@nestjs/common';

/** The current time, for work that waits for hours: a test moves the hands instead of waiting. */
@Injectable()
export class Clock {
  now(): Date {
    return new Date();
  }
}
