import { Injectable } from '@nestjs/common';
import { type Actor, Batch, currentActor, currentScope, currentTenantId } from '../context/index.js';
import { afterCommit, newId } from '../database/index.js';
import { OutboxRelay } from './outbox-relay.js';
import type { QueueTask } from './queue-task.js';

/** A row to be written to the outbox. */
interface NewTask {
  id: string;
  task: string;
  queue: string;
  payload: unknown;
  dedupeKey: string | null;
  actor: Pick<Actor, 'userId' | 'apiKeyId' | 'membershipId' | 'name' | 'source'>;
  requestId: string;
}

/**
 * The only way to start background work: a row in the caller's transaction, so it happens if and only if that commits.
 */
@Injectable()
export class QueueTasks {
  private readonly tasks = new Batch<NewTask>(async (tasks) => {
    currentScope().statements.prepend('select enqueue_tasks($1)', [JSON.stringify(tasks)]);
    afterCommit(() => this.relay.nudge());
  });

  constructor(private readonly relay: OutboxRelay) {}

  /**
   * Enqueues a task for the current actor, in the caller's transaction. Answers its id. Throws when the payload does
   * not match the declaration.
   */
  async enqueue<Payload>(task: QueueTask<Payload>, payload: Payload): Promise<string> {
    const made = newTask(task, payload);
    this.tasks.add([made]);
    return made.id;
  }

  /**
   * A task for the current actor that an SQL statement enqueues itself: JSON for `enqueue_tasks`. Call `enqueued` once
   * it has.
   */
  prepare<Payload>(task: QueueTask<Payload>, payload: Payload): { json: string; enqueued: () => void } {
    const { afterCommit: effects } = currentScope();
    // The answer of the database comes outside of every scope.
    return { json: JSON.stringify([newTask(task, payload)]), enqueued: () => effects.push(() => this.relay.nudge()) };
  }
}

function newTask<Payload>(task: QueueTask<Payload>, payload: Payload): NewTask {
  currentTenantId();
  const checked = task.payload.parse(payload);
  const { userId, apiKeyId, membershipId, name, source } = currentActor();
  const actor = { userId, ...(apiKeyId && { apiKeyId }), membershipId, name, source };
  const dedupeKey = task.dedupeKey?.(checked) ?? null;
  const { requestId } = currentScope();
  return { id: newId(), task: task.name, queue: task.queue, payload: checked, dedupeKey, actor, requestId };
}
