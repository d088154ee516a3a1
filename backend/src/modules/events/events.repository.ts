import { Injectable } from '@nestjs/common';
import { db } from '../../kernel/database/index.js';
import { type PageRows, readPage } from '../../kernel/paging/index.js';
import { ALL_KINDS, type Kinds } from './event-reader.js';

/** What happened, without what the record held: of bounded size. */
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

/** A stretch of the feed, both ends exclusive. */
export interface EventRange {
  above: number;
  below: number;
  order: 'asc' | 'desc';
  limit: number;
}

const HEAD = 'seq, id, type, entity_type as "entityType", entity_id as "entityId", version, at, actor';

const ABOUT = `seq in (
  select told.seq from (select ?::uuid as id) about cross join lateral (
    select s.seq from event_subjects s where s.subject_id = about.id
    union all select e.seq from events e where e.entity_id = about.id
  ) told)`;

/** Those from before sizes were kept are weighed when they are read. */
const BYTES = `300 + coalesce(q.bytes, octet_length(q.data::text) + coalesce(octet_length(q.previous::text), 0))`;

/** Reads of the change feed of the company of the scope. */
@Injectable()
export class EventsRepository {
  /** A page of whole events, which also ends at its bytes. */
  page(filter: EventFilter, stretch: EventRange): Promise<PageRows<EventRow>> {
    const [sql, values] = selection(`${HEAD}, changed, data, previous, bytes`, filter, stretch);
    return readPage(sql, values, BYTES);
  }

  /** Without their data. */
  heads(stretch: EventRange): Promise<EventHead[]> {
    return db().query(...selection(HEAD, { kinds: ALL_KINDS }, stretch));
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
   * The number before the first event of the last so many seconds; null when there is none. Among the newest so many:
   * an index over `at` would cost every write. An event is as old as its transaction's beginning, and numbered at its
   * end, so an older one may have a higher number.
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

function selection(columns: string, filter: EventFilter, stretch: EventRange): [sql: string, values: unknown[]] {
  const { types, entityType, entityId, about, kinds } = filter;
  const values: unknown[] = [stretch.above, stretch.below, stretch.limit];
  const conditions = ['seq > $1', 'seq < $2'];
  const filters: Array<[string, unknown]> = [
    ['type = any(?)', types],
    ['entity_type = ?', entityType],
    ['entity_id = ?', entityId],
    [ABOUT, about],
    ['entity_type = any(?)', kinds.but ? undefined : kinds.only],
    ['entity_type <> all(?)', kinds.but],
  ];
  for (const [condition, value] of filters) {
    if (value !== undefined) conditions.push(condition.replace('?', `$${values.push(value)}`));
  }
  const where = conditions.join(' and ');
  return [`select ${columns} from events where ${where} order by seq ${stretch.order} limit $3`, values];
}
