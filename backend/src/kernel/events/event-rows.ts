import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../context/index.js';

export const EVENTS_CHANNEL = 'hedgerow_events';

export interface PendingEvent {
  type: string;
  entityType: string;
  entityId: string;
  version: number | null;
  actor: Pick<Actor, 'kind' | 'userId' | 'apiKeyId' | 'name' | 'source'>;
  changed: string[];
  data: Record<string, unknown>;
  previous: Record<string, unknown> | null;
}

/** One statement takes so much JSON, whatever the size of the import and of its records. */
const CHUNK_LENGTH = 1_000_000;

/**
 * Numbers and stores events as the last act of their transaction, and announces the newest number. Answers what
 * `question`, a function of the database, says of their types.
 */
export async function insertEvents(
  manager: EntityManager,
  events: PendingEvent[],
  question?: string,
): Promise<boolean> {
  const types = [...new Set(events.map(({ type }) => type))];
  const told = tell(question);
  let isWanted = false;
  let chunk: string[] = [];
  let length = 0;
  const flush = async (isLast: boolean) => {
    const parameters = [`[${chunk.join(',')}]`, chunk.length, isLast, EVENTS_CHANNEL, types];
    const rows: Array<{ wanted: boolean | null }> = await manager.query(told, parameters);
    isWanted ||= rows[0]?.wanted ?? false;
    [chunk, length] = [[], 0];
  };
  for (const event of events) {
    const row = JSON.stringify({ ...event, id: uuidv7() });
    if (length > 0 && length + row.length > CHUNK_LENGTH) await flush(false);
    length += row.length;
    chunk.push(row);
  }
  await flush(true);
  return isWanted;
}

/** One command, which holds the counter of the company from here until COMMIT. */
const tell = (question?: string) => `
  with counter as (
    insert into event_counters (last_seq) values ($2)
    on conflict (tenant_id) do update set last_seq = event_counters.last_seq + excluded.last_seq
    returning last_seq as last
  ), told as (
    insert into events (seq, id, type, entity_type, entity_id, version, actor, changed, data, previous, bytes)
    select counter.last - $2 + e.n, e.id, e.type, e."entityType", e."entityId", e.version, e.actor,
           array(select jsonb_array_elements_text(e.changed)), e.data, e.previous,
           octet_length(e.data::text) + coalesce(octet_length(e.previous::text), 0)
    from counter, rows from (
      jsonb_to_recordset($1) as (id uuid, type text, "entityType" text, "entityId" uuid, version int, actor jsonb,
                                 changed jsonb, data jsonb, previous jsonb)
    ) with ordinality as e(id, type, "entityType", "entityId", version, actor, changed, data, previous, n)
  )
  select case when $3 then ${question ? `${question}($5)` : '$5::text[] is null'} end as wanted,
         case when $3 then pg_notify($4, jsonb_build_object('tenantId', app_tenant_id(), 'seq', last)::text) end
  from counter`;
