import { Injectable } from '@nestjs/common';
import { currentActor, currentScope, currentTenantId } from '../context/index.js';
import { afterCommit, db, newId } from '../database/index.js';
import { OutboxRelay } from './outbox-relay.js';
import type { QueueTask } from './queue-task.js';

/** The only way to background work: a row in the caller's transaction, so it happens if and only if that commits. */
@Injectable()
export class QueueTasks {
  constructor(private readonly relay: OutboxRelay) {}

  /** Enqueues a task for whoever acts now. Answers its id. Throws when the payload does not fit the declaration. */
  async enqueue<Payload>(task: QueueTask<Payload>, payload: Payload): Promise<string> {
    currentTenantId();
    const id = newId();
    const checked = task.payload.parse(payload);
    const { userId, apiKeyId, membershipId, name, source } = currentActor();
    await db().query(
      `insert into queue_outbox (id, task, queue, payload, dedupe_key, actor, request_id)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [
        id,
        task.name,
        task.queue,
        JSON.stringify(checked),
        task.dedupeKey?.(checked) ?? null,
        JSON.stringify({ userId, apiKeyId, membershipId, name, source }),
        currentScope().requestId,
      ],
    );
    afterCommit(() => this.relay.nudge());
    return id;
  }
}
