import { Injectable } from '@nestjs/common';
import { type Actor, Batch, currentActor, currentScope, currentTenantId } from '../context/index.js';
import { afterCommit, db, newId } from '../database/index.js';
import { OutboxRelay } from './outbox-relay.js';
import type { QueueTask } from './queue-task.js';

/** A row of the outbox on its way there. */
interface NewTask {
  id: string;
  task: string;
  queue: string;
  payload: unknown;
  dedupeKey: string | null;
  actor: Pick<Actor, 'userId' | 'apiKeyId' | 'membershipId' | 'name' | 'source'>;
  requestId: string;
}

/** The only way to background work: a row in the caller's transaction, so it happens if and only if that commits. */
@Injectable()
export class QueueTasks {
  private readonly tasks = new Batch<NewTask>(async (tasks) => {
    await db().query(INSERT, [JSON.stringify(tasks)]);
    afterCommit(() => this.relay.nudge());
  });

  constructor(private readonly relay: OutboxRelay) {}

  /**
   * Enqueues a task for whoever acts now, in the caller's transaction. Answers its id. Throws when the payload does not
   * fit the declaration.
   */
  async enqueue<Payload>(task: QueueTask<Payload>, payload: Payload): Promise<string> {
    currentTenantId();
    const id = newId();
    const checked = task.payload.parse(payload);
    const { userId, apiKeyId, membershipId, name, source } = currentActor();
    const actor = { userId, ...(apiKeyId && { apiKeyId }), membershipId, name, source };
    const dedupeKey = task.dedupeKey?.(checked) ?? null;
    const { requestId } = currentScope();
    this.tasks.add([{ id, task: task.name, queue: task.queue, payload: checked, dedupeKey, actor, requestId }]);
    return id;
  }
}

const INSERT = `
  insert into queue_outbox (id, task, queue, payload, dedupe_key, actor, request_id)
  select t.id, t.task, t.queue, t.payload, t."dedupeKey", t.actor, t."requestId"
  from jsonb_to_recordset($1) as t(id uuid, task text, queue text, payload jsonb, "dedupeKey" text, actor jsonb,
                                   "requestId" text)`;
