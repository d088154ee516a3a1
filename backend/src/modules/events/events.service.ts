import { Injectable } from '@nestjs/common';
import { currentActor } from '../../kernel/context/index.js';
import { filtersOf, Keyset } from '../../kernel/database/index.js';
import { EventDto, type EventPageDto, type ListEventsQuery } from './event.dto.js';
import { visibleEntityTypes } from './event-visibility.js';
import { EventsRepository } from './events.repository.js';

/** The change feed, read page by page. */
@Injectable()
export class EventsService {
  constructor(
    private readonly events: EventsRepository,
    private readonly keyset: Keyset,
  ) {}

  async list(query: ListEventsQuery): Promise<EventPageDto> {
    const { after, types, entityType, entityId, order, limit, cursor } = query;
    const context = `events:${filtersOf(query)}`;
    const from = cursor === undefined ? null : Number(this.keyset.open(cursor, context)[0]);
    // Read first: what commits from here on is above it, and belongs to the next answer.
    const newest = await this.events.lastSeq();
    const rows = await this.events.list(
      {
        ...(types !== undefined && { types: types.split(',') }),
        ...(entityType !== undefined && { entityType }),
        ...(entityId !== undefined && { entityId }),
        entityTypes: visibleEntityTypes(currentActor()),
      },
      {
        above: order === 'asc' ? (from ?? after) : after,
        below: order === 'desc' ? (from ?? newest + 1) : newest + 1,
        order,
        limit: limit + 1,
      },
    );
    const items = rows.slice(0, limit).map(EventDto.from);
    const last = items.at(-1);
    const nextCursor = rows.length > limit && last ? this.keyset.seal([last.seq, ''], context) : null;
    const lastSeq = order === 'asc' && nextCursor !== null && last ? last.seq : newest;
    return { items, nextCursor, lastSeq };
  }
}
