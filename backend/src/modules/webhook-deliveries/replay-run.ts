import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock/index.js';
import { db, Scopes } from '../../kernel/database/index.js';
import { QueueTasks } from '../../kernel/queue/index.js';
import { instantText } from '../../kernel/reading/index.js';
import { Operations } from '../operations/index.js';
import { EndpointsRepository } from '../webhooks/index.js';
import { SendWebhooks } from './deliveries.queue.js';

const CHUNK = 500;

interface Position {
  createdAt: string;
  id: string;
}

/** Requeues dead deliveries in chunks; those that an earlier attempt of the task requeued are no longer dead. */
@Injectable()
export class ReplayRun {
  constructor(
    private readonly scopes: Scopes,
    private readonly endpoints: EndpointsRepository,
    private readonly operations: Operations,
    private readonly queueTasks: QueueTasks,
    private readonly clock: Clock,
  ) {}

  async run(operationId: string, endpointId: string, since: string, signal: AbortSignal): Promise<void> {
    let place: Position | null = { createdAt: since, id: '00000000-0000-0000-0000-000000000000' };
    for (let replayed = 0; ;) {
      signal.throwIfAborted();
      if (await this.operations.report(operationId, { done: replayed })) return this.operations.cancelled(operationId);
      const chunk: Position[] = await this.scopes.transaction(() => this.replayChunk(endpointId, place));
      replayed += chunk.length;
      place = chunk.at(-1) ?? null;
      if (!place) return this.operations.finish(operationId, { result: { replayed } });
    }
  }

  /**
   * The next dead deliveries after a position. If the endpoint is disabled meanwhile there are none: they would be dead
   * again.
   */
  private async replayChunk(endpointId: string, after: Position | null): Promise<Position[]> {
    await this.endpoints.holdSending(endpointId);
    const rows: Position[] = await db().query(
      `with line as (
         select d.id, d.created_at from webhook_deliveries d
         join webhook_endpoints e on e.tenant_id = d.tenant_id and e.id = d.endpoint_id and e.state = 'active'
         where d.endpoint_id = $1 and d.state = 'dead' and d.event_id is not null
           and (d.created_at, d.id) > ($2::timestamptz, $3::uuid)
         order by d.created_at, d.id limit $4
       ), begun as (
         update webhook_deliveries d set state = 'pending', tries = 0, next_attempt_at = $5
         from line where d.id = line.id
       )
       select id, ${instantText('created_at')} as "createdAt"
       from line order by created_at, id`,
      [endpointId, after?.createdAt, after?.id, CHUNK, this.clock.now()],
    );
    if (rows.length > 0) await this.queueTasks.enqueue(SendWebhooks, { endpointId });
    return rows;
  }
}
