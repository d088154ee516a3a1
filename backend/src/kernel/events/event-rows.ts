import { v7 as uuidv7 } from 'uuid';
import type { Actor, Statements } from '../context/index.js';
import type { EventFollower } from './domain-events.js';

export const EVENTS_CHANNEL = 'hedgerow_events';

export interface PendingEvent {
  type: string;
  entityType: string;
  entityId: string;
  version: number | null;
  /** Without it, as old as the transaction that tells it. */
  at?: Date;
  actor: Pick<Actor, 'kind' | 'userId' | 'apiKeyId' | 'name' | 'source'>;
  changed: string[];
  data: Record<string, unknown>;
  previous: Record<string, unknown> | null;
}

/** How much JSON one statement takes, whatever the size of the import and of its records. */
const CHUNK_LENGTH = 1_000_000;

/**
 * Numbers and stores events as the last act of their transaction, in the round trip of its COMMIT, and announces the
 * newest number. The same command enqueues the follower's task, if its question says so.
 */
export async function insertEvents(
  statements: Statements,
  events: PendingEvent[],
  follower: EventFollower | undefined,
): Promise<void> {
  const types = [...new Set(events.map(({ type }) => type))];
  const told = tell(follower?.wants);
  const task = follower?.task();
  const parametersOf = (chunk: string[], isLast: boolean) => [
    `[${chunk.join(',')}]`,
    chunk.length,
    isLast,
    EVENTS_CHANNEL,
    types,
    task?.json ?? null,
  ];
  let chunk: string[] = [];
  let length = 0;
  for (const event of events) {
    const row = JSON.stringify({ ...event, id: uuidv7() });
    if (length > 0 && length + row.length > CHUNK_LENGTH) {
      await statements.rows(told, parametersOf(chunk, false));
      [chunk, length] = [[], 0];
    }
    length += row.length;
    chunk.push(row);
  }
  statements.prepend(told, parametersOf(chunk, true), ([row]) => {
    if (row?.[0]) task?.enqueued();
  });
}

/** One command, which holds the counter of the company from here until COMMIT. */
const tell = (question?: string) => `
  with counter as (
    insert into event_counters (last_seq) values ($2)
    on conflict (tenant_id) do update set last_seq = event_counters.last_seq + excluded.last_seq
    returning last_seq as last
  ), told as (
    insert into events (seq, id, type, entity_type, entity_id, version, at, actor, changed, data, previous, bytes)
    select counter.last - $2 + e.n, e.id, e.type, e."entityType", e."entityId", e.version, coalesce(e.at, now()), e.actor,
           e.changed, e.data, e.previous,
           octet_length(e.data::text) + coalesce(octet_length(e.previous::text), 0)
    from counter, rows from (
      jsonb_to_recordset($1) as (id uuid, type text, "entityType" text, "entityId" uuid, version int,
                                 at timestamptz, actor jsonb, changed text[], data jsonb, previous jsonb)
    ) with ordinality as e(id, type, "entityType", "entityId", version, at, actor, changed, data, previous, n)
  )
  select case when $3 and ${question ? `${question}($5)` : '$5::text[] is null'} then enqueue_tasks($6) end,
         case when $3 then pg_notify($4, jsonb_build_object('tenantId', app_tenant_id(), 'seq', last)::text) end
  from counter`;
