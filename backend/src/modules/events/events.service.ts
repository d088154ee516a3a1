import { Injectable } from '@nestjs/common';
import { currentActor } from '../../kernel/context/index.js';
import { filtersOf, Keyset } from '../../kernel/paging/index.js';
import { EventDto, type EventPageDto, type ListEventsQuery } from './event.dto.js';
import { EventReader, type Kinds } from './event-reader.js';
import { type EventFilter, EventsRepository, type EventRange } from './events.repository.js';

/** The change feed, read page by page. */
@Injectable()
export class EventsService {
  constructor(
    private readonly events: EventsRepository,
    private readonly keyset: Keyset,
  ) {}

  async list(query: ListEventsQuery): Promise<EventPageDto> {
    const reader = new EventReader(currentActor().permissions);
    const context = `events:${filtersOf(query)}`;
    const from = query.cursor === undefined ? null : Number(this.keyset.open(query.cursor, context)[0]);
    // Read first: what commits from here on is above it, and belongs to the next answer.
    const newest = await this.events.lastSeq();
    const kinds = reader.readableKinds();
    if (kinds.only?.length === 0) return { items: [], nextCursor: null, lastSeq: newest };
    const { limit, order } = query;
    const whole = stretchOf(query, from, newest);
    // An index leads to the events of one record; for all else, so many are looked at for one answer.
    const looked = (query.entityId ?? query.about) === undefined ? within(whole, order) : whole;
    const { rows, found } = await this.events.page(filterOf(query, kinds), { ...looked, order, limit: limit + 1 });
    const items = rows.slice(0, limit).map((row) => reader.shown(EventDto.from(row)));
    const isOver = found <= items.length && looked.above === whole.above && looked.below === whole.below;
    if (isOver) return { items, nextCursor: null, lastSeq: newest };
    const place = (found > items.length && items.at(-1)?.seq) || endOf(looked, order);
    const nextCursor = this.keyset.seal([place, ''], context);
    return { items, nextCursor, lastSeq: order === 'asc' ? place : newest };
  }
}

type Ends = Pick<EventRange, 'above' | 'below'>;

const stretchOf = ({ after, order }: ListEventsQuery, from: number | null, newest: number): Ends =>
  order === 'asc' ? { above: from ?? after, below: newest + 1 } : { above: after, below: from ?? newest + 1 };

const filterOf = ({ types, entityType, entityId, about }: ListEventsQuery, kinds: Kinds): EventFilter => ({
  ...(types !== undefined && { types: types.split(',') }),
  ...(entityType !== undefined && { entityType }),
  ...(entityId !== undefined && { entityId }),
  ...(about !== undefined && { about }),
  kinds,
});

const endOf = ({ above, below }: Ends, order: EventRange['order']) => (order === 'asc' ? below - 1 : above + 1);

/** Events that one request looks at, whatever it finds: who may read little would make us read everything. */
const LOOKED_AT = 20_000;

const within = ({ above, below }: Ends, order: EventRange['order']): Ends =>
  order === 'asc'
    ? { above, below: Math.min(below, above + LOOKED_AT + 1) }
    : { above: Math.max(above, below - LOOKED_AT - 1), below };
