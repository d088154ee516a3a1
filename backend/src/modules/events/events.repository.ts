import { Injectable } from '@nestjs/common';
import { db } from '../../kernel/database/index.js';

/** A row of the table `events`. */
export interface EventRow {
  seq: string;
  id: string;
  type: string;
  entityType: string;
  entityId: string;
  version: number | null;
  at: Date;
  actor: { kind: string; userId: string | null; apiKeyId?: string; name: string; source: string };
  changed: string[];
  data: Record<string, unknown>;
  previous: Record<string, unknown> | null;
}

export interface EventFilter {
  types?: string[];
  entityType?: string;
  entityId?: string;
  /** null: all kinds. */
  entityTypes: string[] | null;
}

/** A stretch of the feed, both ends exclusive. */
export interface Stretch {
  above: number;
  below: number;
  order: 'asc' | 'desc';
  limit: number;
}

const COLUMNS = `seq, id, type, entity_type as "entityType", entity_id as "entityId", version, at, actor, changed, data, previous`;

/** Reads of the change feed of the company of the scope. */
@Injectable()
export class EventsRepository {
  list({ types, entityType, entityId, entityTypes }: EventFilter, stretch: Stretch): Promise<EventRow[]> {
    const values: unknown[] = [stretch.above, stretch.below, stretch.limit];
    const conditions = ['seq > $1', 'seq < $2'];
    const filters: Array<[string, unknown]> = [
      ['type = any(?)', types],
      ['entity_type = ?', entityType],
      ['entity_id = ?', entityId],
      ['entity_type = any(?)', entityTypes ?? undefined],
    ];
    for (const [condition, value] of filters) {
      if (value !== undefined) conditions.push(condition.replace('?', `$${values.push(value)}`));
    }
    return db().query(
      `select ${COLUMNS} from events where ${conditions.join(' and ')} order by seq ${stretch.order} limit $3`,
      values,
    );
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
