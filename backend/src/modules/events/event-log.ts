import { Injectable } from '@nestjs/common';
import { EventDto } from './event.dto.js';
import { type EventHead, EventsRepository } from './events.repository.js';

/** The feed for other modules: unfiltered, so they decide who gets what. */
@Injectable()
export class EventLog {
  constructor(private readonly events: EventsRepository) {}

  /** The number of the newest event of the company; 0 when there is none. */
  lastSeq(): Promise<number> {
    return this.events.lastSeq();
  }

  /** The events after number `seq`, in order, without data. */
  after(seq: number, limit: number): Promise<EventHead[]> {
    return this.events.heads({ above: seq, below: Number.MAX_SAFE_INTEGER, order: 'asc', limit });
  }

  /** One event by its number; null when there is none. */
  async find(seq: number): Promise<EventDto | null> {
    const row = await this.events.find(seq);
    return row && EventDto.from(row);
  }
}
