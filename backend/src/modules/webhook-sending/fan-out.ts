import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock/index.js';
import { db, newId } from '../../kernel/database/index.js';
import { QueueTasks } from '../../kernel/queue/index.js';
import { EventLog, EventReader } from '../events/index.js';
import { EndpointRights } from '../webhooks/index.js';
import { SendWebhooks } from '../webhook-deliveries/index.js';
import { FanOutEvents, SendSlowWebhooks } from './sending.queue.js';

type EventHead = Awaited<ReturnType<EventLog['after']>>[number];

const CHUNK = 500;

interface Follower {
  endpointId: string;
  eventTypes: string[];
  reads: string[];
  cursorSeq: number;
}

/**
 * Turns events into deliveries, one for each subscribed endpoint. Each endpoint stores how far it has come, in the
 * transaction that creates its deliveries: nothing is skipped or duplicated when a worker dies in between.
 */
@Injectable()
export class FanOut {
  constructor(
    private readonly log: EventLog,
    private readonly queueTasks: QueueTasks,
    private readonly clock: Clock,
  ) {}

  /** Advances every active endpoint by a chunk, and has due deliveries sent. Needs a transaction. */
  async run(): Promise<void> {
    let more = false;
    for (const follower of await this.followers()) more = (await this.advance(follower)) || more;
    if (more) await this.queueTasks.enqueue(FanOutEvents, {});
    for (const { endpointId, slow } of await this.endpointsWithWork())
      await this.queueTasks.enqueue(slow ? SendSlowWebhooks : SendWebhooks, { endpointId });
  }

  /** Locked in one order, so that concurrent runs do not deadlock. */
  private async followers(): Promise<Follower[]> {
    const rows: Array<Omit<Follower, 'cursorSeq'> & { cursorSeq: string }> = await db().query(
      `select s.endpoint_id as "endpointId", e.event_types as "eventTypes", ${EndpointRights.READS} as reads, s.cursor_seq as "cursorSeq"
       from webhook_standings s
       join webhook_endpoints e on e.tenant_id = s.tenant_id and e.id = s.endpoint_id
       where e.state = 'active' order by s.endpoint_id for update of s`,
    );
    return rows.map((row) => ({ ...row, cursorSeq: Number(row.cursorSeq) }));
  }

  /** Answers whether there may be more. */
  private async advance({ endpointId, eventTypes, reads, cursorSeq }: Follower): Promise<boolean> {
    const events = await this.log.after(cursorSeq, CHUNK);
    const last = events.at(-1);
    if (!last) return false;
    const reader = new EventReader(EndpointRights.permissionsOf(reads));
    await this.insert(
      endpointId,
      events.filter(({ type, entityType }) => EndpointRights.wants(eventTypes, type) && reader.mayRead(entityType)),
    );
    await db().query('update webhook_standings set cursor_seq = $2 where endpoint_id = $1', [endpointId, last.seq]);
    return events.length === CHUNK;
  }

  private async insert(endpointId: string, events: EventHead[]): Promise<void> {
    if (events.length === 0) return;
    const rows = events.map(({ id, seq, type, entityType, entityId }) => ({
      id: newId(),
      eventId: id,
      seq,
      type,
      entityType,
      entityId,
    }));
    await db().query(
      `insert into webhook_deliveries (id, endpoint_id, event_id, seq, event_type, entity_type, entity_id, next_attempt_at)
       select r.id, $1, r."eventId", r.seq, r.type, r."entityType", r."entityId", $3
       from jsonb_to_recordset($2) as r(id uuid, "eventId" uuid, seq bigint, type text, "entityType" text, "entityId" uuid)
       on conflict (tenant_id, endpoint_id, event_id) do nothing`,
      [endpointId, JSON.stringify(rows), this.clock.now()],
    );
  }

  private endpointsWithWork(): Promise<Array<{ endpointId: string; slow: boolean }>> {
    return db().query(
      `select s.endpoint_id as "endpointId", s.slow from webhook_standings s
       where exists (
         select from webhook_deliveries d
         where d.tenant_id = s.tenant_id and d.endpoint_id = s.endpoint_id and d.state in ('pending', 'retrying')
           and d.next_attempt_at <= $1 and (d.seq = 0 or coalesce(s.resting_until <= $1, true))
       )`,
      [this.clock.now()],
    );
  }
}
