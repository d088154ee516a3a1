import { Injectable } from '@nestjs/common';
import { currentActor } from '../../kernel/context/index.js';
import { filtersOf, Keyset } from '../../kernel/database/index.js';
import { EventDto, type EventPageDto, type ListEventsQuery } from './event.dto.js';
import { isNothing, readableKinds, shownTo } from './event-visibility.js';
import { EventsRepository, type Stretch } from './events.repository.js';

/** The change feed, read page by page. */
@Injectable()
export class EventsService {
  constructor(
    private readonly events: EventsRepository,
    private readonly keyset: Keyset,
  ) {}

  async list(query: ListEventsQuery): Promise<EventPageDto> {
    const { after, types, entityType, entityId, order, limit, cursor } = query;
    const { permissions } = currentActor();
    const context = `events:${filtersOf(query)}`;
    const from = cursor === undefined ? null : Number(this.keyset.open(cursor, context)[0]);
    // Read first: what commits from here on is above it, and belongs to the next answer.
    const newest = await this.events.lastSeq();
    const above = order === 'asc' ? (from ?? after) : after;
    const below = order === 'desc' ? (from ?? newest + 1) : newest + 1;
    const kinds = readableKinds(permissions);
    if (isNothing(kinds)) return { items: [], nextCursor: null, lastSeq: newest };
    // An index leads to the events of one record; for all else, so many are looked at for one answer.
    const looked = entityId === undefined ? within({ above, below }, order) : { above, below };
    const { rows, found } = await this.events.page(
      {
        ...(types !== undefined && { types: types.split(',') }),
        ...(entityType !== undefined && { entityType }),
        ...(entityId !== undefined && { entityId }),
        kinds,
      },
      { ...looked, order, limit: limit + 1 },
    );
    const items = rows.slice(0, limit).map((row) => shownTo(EventDto.from(row), permissions));
    const end = order === 'asc' ? looked.below - 1 : looked.above + 1;
    const place = found > items.length ? (items.at(-1)?.seq ?? end) : end;
    const isOver = found <= items.length && looked.above === above && looked.below === below;
    const nextCursor = isOver ? null : this.keyset.seal([place, ''], context);
    return { items, nextCursor, lastSeq: order === 'asc' && !isOver ? place : newest };
  }
}

/** Events that one request looks at, whatever it finds: who may read little would make us read everything. */
const LOOKED_AT = 20_000;

const within = ({ above, below }: Pick<Stretch, 'above' | 'below'>, order: Stretch['order']) =>
  order === 'asc'
    ? { above, below: Math.min(below, above + LOOKED_AT + 1) }
    : { above: Math.max(above, below - LOOKED_AT - 1), below };
