import { Injectable } from '@nestjs/common';
import { currentActor } from '../../kernel/context/index.js';
import { filtersOf, Keyset } from '../../kernel/paging/index.js';
import { arrayOf, JsonAnswer } from '../../kernel/reading/index.js';
import type { EventPageDto, ListEventsQuery } from './event.dto.js';
import { EventReader, type Kinds } from './event-reader.js';
import { type EventFilter, EventsRepository, type EventReach, type EventRows } from './events.repository.js';

/** The change feed, read page by page. */
@Injectable()
export class EventsService {
  constructor(
    private readonly events: EventsRepository,
    private readonly keyset: Keyset,
  ) {}

  async list(query: ListEventsQuery): Promise<JsonAnswer<EventPageDto>> {
    const reader = new EventReader(currentActor().permissions);
    const context = `events:${filtersOf(query)}`;
    const from = query.cursor === undefined ? null : Number(this.keyset.open(query.cursor, context)[0]);
    const kinds = reader.readableKinds();
    if (kinds.only?.length === 0)
      return pageOfEvents({ items: [], nextCursor: null, lastSeq: await this.events.lastSeq() });
    const { order } = query;
    const { above, below, reach } = reachOf(query, from);
    const page = await this.events.page(
      filterOf(query, kinds),
      { above, below, reach, order, limit: query.limit },
      reader,
    );
    const { items, newest, hasMore } = page;
    const end = Math.min(newest + 1, below);
    const begin = Math.max(above, end - reach);
    // Whether all numbers were covered.
    const isWhole = order === 'asc' ? end === newest + 1 : begin === above;
    if (!hasMore && isWhole) return pageOfEvents({ items, nextCursor: null, lastSeq: newest });
    const place = (hasMore && page.lastSeq) || (order === 'asc' ? end - 1 : begin + 1);
    const nextCursor = this.keyset.seal([place, ''], context);
    return pageOfEvents({ items, nextCursor, lastSeq: order === 'asc' ? place : newest });
  }
}

type PageParts = Omit<EventPageDto, 'items'> & Pick<EventRows, 'items'>;

const pageOfEvents = ({ items, nextCursor, lastSeq }: PageParts): JsonAnswer<EventPageDto> =>
  new JsonAnswer(`{"items":${arrayOf(items)},"nextCursor":${JSON.stringify(nextCursor)},"lastSeq":${lastSeq}}`);

/**
 * Events that one request looks at, whatever it finds: a caller who may read little would otherwise make us read
 * everything.
 */
const LOOKED_AT = 20_000;
const ALL = Number.MAX_SAFE_INTEGER;

/** The range that is looked at for one answer. An index leads to the events of one record. */
function reachOf({ after, order, entityId, about }: ListEventsQuery, from: number | null): Ends {
  const reach = (entityId ?? about) === undefined ? LOOKED_AT + 1 : ALL;
  if (order === 'desc') return { above: after, below: from ?? ALL, reach };
  const above = from ?? after;
  return { above, below: Math.min(above + reach, ALL), reach: ALL };
}

type Ends = Pick<EventReach, 'above' | 'below' | 'reach'>;

const filterOf = ({ types, entityType, entityId, about }: ListEventsQuery, kinds: Kinds): EventFilter => ({
  ...(types !== undefined && { types: types.split(',') }),
  ...(entityType !== undefined && { entityType }),
  ...(entityId !== undefined && { entityId }),
  ...(about !== undefined && { about }),
  kinds,
});
