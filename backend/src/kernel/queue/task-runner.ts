import { Injectable, Logger } from '@nestjs/common';
import { type Actor, SYSTEM } from '../context/index.js';
import { Scopes, type Who } from '../database/index.js';
import { TenantSuspended } from '../problem/index.js';
import type { HandlerOptions, TaskRun } from './handles.js';
import { Outbox, type StoredTask } from './outbox.js';
import { TaskHandlers } from './task-handlers.js';

/** A task that was taken from the queue. */
export interface Delivery {
  taskId: string;
  tenantId: string;
  attempt: number;
  lastAttempt: boolean;
  signal: AbortSignal;
}

/** Runs one task in a scope of the company and person that enqueued it. Knows nothing of BullMQ. */
@Injectable()
export class TaskRunner {
  private readonly logger = new Logger('QueueTask');

  constructor(
    private readonly scopes: Scopes,
    private readonly outbox: Outbox,
    private readonly handlers: TaskHandlers,
  ) {}

  /** Does the work and removes the task from the outbox; nothing when an earlier run already did. */
  async run(delivery: Delivery): Promise<void> {
    const stored = await this.outbox.read(delivery.tenantId, delivery.taskId);
    if (!stored) return;
    const { taskId, tenantId, attempt } = delivery;
    const { task: queueTask, requestId } = stored;
    const startedAt = performance.now();
    if (!(await this.isHandled(delivery, stored))) {
      await this.outbox.postpone(tenantId, taskId);
      this.logger.log({ queueTask, taskId, requestId, tenantId, msg: 'queue task waits: its company is suspended' });
      return;
    }
    const ms = Math.round(performance.now() - startedAt);
    this.logger.log({ queueTask, taskId, requestId, tenantId, attempt, ms, msg: 'queue task done' });
  }

  /** Answers false when the company is suspended, or has been while the task ran: it begins again once it may. */
  private async isHandled(delivery: Delivery, stored: StoredTask): Promise<boolean> {
    if (stored.isSuspended && !this.handlers.of(stored.task).task.whileSuspended) return false;
    try {
      await this.handle(delivery, stored);
      return true;
    } catch (error) {
      if (error instanceof TenantSuspended) return false;
      throw error;
    }
  }

  private async handle(
    { taskId, tenantId, attempt, lastAttempt, signal }: Delivery,
    stored: StoredTask,
  ): Promise<void> {
    const handler = this.handlers.of(stored.task);
    const payload = handler.task.payload.parse(stored.payload);
    const run: TaskRun = { taskId, attempt, lastAttempt, signal, once: (step, work) => this.once(taskId, step, work) };
    const { whileSuspended = false } = handler.task;
    const who = { ...whoOf(tenantId, stored), whileSuspended };
    await this.inScope(handler.transaction, who, taskId, () => handler.handle(payload, run));
  }

  private async inScope(
    transaction: HandlerOptions['transaction'],
    who: Who,
    taskId: string,
    work: () => Promise<unknown>,
  ): Promise<void> {
    if (transaction === 'none') {
      await this.scopes.withoutTransaction(who, work);
      return this.scopes.run(who, () => this.outbox.finish(taskId));
    }
    await this.scopes.run(who, async () => {
      if (!(await this.outbox.lock(taskId))) return;
      await work();
      await this.outbox.finish(taskId);
    });
  }

  private async once(taskId: string, step: string, work: () => Promise<void>): Promise<boolean> {
    if (!(await this.outbox.firstTime(taskId, step))) return false;
    await work();
    return true;
  }
}

/** Acts for the person, with the product's permissions: the task was allowed when it was enqueued. */
function whoOf(tenantId: string, { id, task, actor: person, requestId }: StoredTask): Who {
  const actor: Actor = { ...SYSTEM, ...person };
  return { tenantId, actor, requestId, task: { name: task, id } };
}
