import { Injectable } from '@nestjs/common';
import { db } from '../../kernel/database/index.js';
import { Conditions, type JsonOf, limitFor, readJsonPage } from '../../kernel/reading/index.js';
import { EventDto } from './event.dto.js';
import type { EventReader, Kinds } from './event-reader.js';

/** An event without the record's content: of bounded size. */
export interface EventHead {
  seq: string;
  id: string;
  type: string;
  entityType: string;
  entityId: string;
  version: number | null;
  at: Date;
  actor: { kind: string; userId: string | null; apiKeyId?: string; name: string; source: string };
}

/** A row of the table `events`. */
export interface EventRow extends EventHead {
  changed: string[];
  data: Record<string, unknown>;
  previous: Record<string, unknown> | null;
}

export interface EventFilter {
  types?: string[];
  entityType?: string;
  entityId?: string;
  /** A record with all that belongs to it. */
  about?: string;
  /** Which kinds of records. */
  kinds: Kinds;
}

/** A range of the feed, both ends exclusive. */
export interface EventRange {
  above: number;
  below: number;
  order: 'asc' | 'desc';
  limit: number;
}

/** A range up to the newest event, limited to the last `reach` numbers. */
export interface EventReach extends EventRange {
  reach: number;
}

/** A page as far as it was read. */
export interface EventRows {
  items: Array<JsonOf<EventDto>>;
  /** The number of the last item; null where there is none. */
  lastSeq: number | null;
  hasMore: boolean;
  /** The number of the newest event when the page was read. Later commits get higher numbers. */
  newest: number;
}

const HEAD = 'seq, id, type, entity_type as "entityType", entity_id as "entityId", version, at, actor';

const ABOUT = `e.seq in (
  select told.seq from (select ?::uuid as id) about cross join lateral (
    select s.seq from event_subjects s where s.subject_id = about.id
    union all select named.seq from events named where named.entity_id = about.id
  ) told)`;

/** Events from before sizes were stored are weighed when they are read. */
const BYTES = `300 + coalesce(q.bytes, octet_length(q.data::text) + coalesce(octet_length(q.previous::text), 0))`;

/** Reads of the change feed of the company of the scope. */
@Injectable()
export class EventsRepository {
  /**
   * A page of whole events that also ends at its limit in bytes; read in one statement with the number of the newest
   * event.
   */
  async page(filter: EventFilter, reach: EventReach, reader: EventReader): Promise<EventRows> {
    const { above, below, order, limit } = reach;
    const end = 'least(n.newest + 1, ?::bigint)';
    const conditions = conditionsOf(filter)
      .where(`e.seq < ${end}`, below)
      .where(`e.seq > greatest(?::bigint, ${end} - ?::bigint)`, above, below, reach.reach);
    const sql = `
      select ${EventDto.shape.columns}, n.newest, e.seq as place, e.bytes
      from (select coalesce(max(last_seq), 0) as newest from event_counters) n
      left join lateral (
        select e.* from events e where ${conditions.sql} order by e.seq ${order} limit ${limitFor(limit)}
      ) e on true order by e.seq ${order}`;
    const read = await readJsonPage(EventDto.shape, {
      sql,
      values: conditions.values,
      limit,
      from: reader,
      weight: BYTES,
    });
    const [newest = 0, first = null] = read.beside[0] ?? [];
    // Without events, the only row holds the newest number.
    if (first === null) return { items: [], lastSeq: null, hasMore: false, newest: Number(newest) };
    const [, last] = read.beside.at(-1) ?? [];
    return { items: read.items, lastSeq: Number(last), hasMore: read.hasMore, newest: Number(newest) };
  }

  /** Without their data. */
  heads({ above, below, order, limit }: EventRange): Promise<EventHead[]> {
    return db().query(`select ${HEAD} from events where seq > $1 and seq < $2 order by seq ${order} limit $3`, [
      above,
      below,
      limit,
    ]);
  }

  async find(seq: number): Promise<EventRow | null> {
    const rows: EventRow[] = await db().query(`select ${HEAD}, changed, data, previous from events where seq = $1`, [
      seq,
    ]);
    return rows[0] ?? null;
  }

  /** The number of the newest event; 0 when there is none. */
  async lastSeq(): Promise<number> {
    const rows: Array<{ last: string }> = await db().query('select last_seq as last from event_counters');
    return Number(rows[0]?.last ?? 0);
  }

  /**
   * The number before the first event of the last `seconds`; null when there is none. Searches only the newest
   * `amongNewest`: an index over `at` would slow down every write. An event is dated by the beginning of its
   * transaction and numbered at its end, so an older one may have a higher number.
   */
  async seqBefore(seconds: number, amongNewest: number): Promise<number | null> {
    const rows: Array<{ seq: string | null }> = await db().query(
      `select min(seq) - 1 as seq from (select seq, at from events order by seq desc limit $2) newest
       where at >= now() - make_interval(secs => $1)`,
      [seconds, amongNewest],
    );
    return rows[0]?.seq == null ? null : Number(rows[0].seq);
  }
}

/** Conditions on `events e`. */
const conditionsOf = ({ types, entityType, entityId, about, kinds }: EventFilter): Conditions =>
  new Conditions()
    .where('e.type = any(?)', types)
    .where('e.entity_type = ?', entityType)
    .where('e.entity_id = ?', entityId)
    .where(ABOUT, about)
    .where('e.entity_type = any(?)', kinds.but ? undefined : kinds.only)
    .where('e.entity_type <> all(?)', kinds.but);
