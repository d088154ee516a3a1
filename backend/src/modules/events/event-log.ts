import { Injectable } from '@nestjs/common';
import { EventDto } from './event.dto.js';
import { EventsRepository } from './events.repository.js';

/** What other modules may read of the feed: all of it, so they decide who gets it. */
@Injectable()
export class EventLog {
  constructor(private readonly events: EventsRepository) {}

  /** The number of the newest event of the company; 0 when there is none. */
  lastSeq(): Promise<number> {
    return this.events.lastSeq();
  }

  /** What happened after number `seq`, in order. */
  async after(seq: number, limit: number): Promise<EventDto[]> {
    const stretch = { above: seq, below: Number.MAX_SAFE_INTEGER, order: 'asc' as const, limit };
    return (await this.events.list({ entityTypes: null }, stretch)).map(EventDto.from);
  }

  /** One event by its number; null when there is none. */
  async find(seq: number): Promise<EventDto | null> {
    return (await this.after(seq - 1, 1)).find((event) => event.seq === seq) ?? null;
  }
}
