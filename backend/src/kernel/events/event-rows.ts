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

/** Numbers and stores events as the last act of their transaction, and announces the newest number. */
export async function insertEvents(manager: EntityManager, events: PendingEvent[]): Promise<void> {
  if (events.length === 0) return;
  const rows: Array<{ last: string }> = await manager.query(RESERVE, [events.length]);
  const last = Number(rows[0]?.last);
  const first = last - events.length + 1;
  let chunk: string[] = [];
  let length = 0;
  const flush = async () => {
    await manager.query(INSERT, [`[${chunk.join(',')}]`]);
    [chunk, length] = [[], 0];
  };
  for (const [index, event] of events.entries()) {
    const row = JSON.stringify({ ...event, id: uuidv7(), seq: first + index });
    if (length > 0 && length + row.length > CHUNK_LENGTH) await flush();
    length += row.length;
    chunk.push(row);
  }
  await flush();
  await manager.query(ANNOUNCE, [EVENTS_CHANNEL, last]);
}

/** Locks the counter of the company until COMMIT. */
const RESERVE = `
  insert into event_counters (last_seq) values ($1)
  on conflict (tenant_id) do update set last_seq = event_counters.last_seq + excluded.last_seq
  returning last_seq as last`;

const INSERT = `
  insert into events (seq, id, type, entity_type, entity_id, version, actor, changed, data, previous, bytes)
  select e.seq, e.id, e.type, e."entityType", e."entityId", e.version, e.actor,
         array(select jsonb_array_elements_text(e.changed)), e.data, e.previous,
         octet_length(e.data::text) + coalesce(octet_length(e.previous::text), 0)
  from jsonb_to_recordset($1) as e(seq bigint, id uuid, type text, "entityType" text, "entityId" uuid, version int,
                                   actor jsonb, changed jsonb, data jsonb, previous jsonb)`;

const ANNOUNCE = `select pg_notify($1, jsonb_build_object('tenantId', app_tenant_id(), 'seq', $2::bigint)::text)`;
