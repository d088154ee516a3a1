import { BullRegistrar } from '@nestjs/bullmq';
import { Inject, Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import type { Queue, Worker } from 'bullmq';
import { OutboxRelay } from './outbox-relay.js';
import { QUEUE_PROCESSORS, type QueueProcessor, SHUTDOWN } from './queue.processors.js';
import type { QueueName } from './queue-settings.js';
import { QUEUES } from './queues.js';
import { reportErrors } from './report-errors.js';
import { TaskHandlers } from './task-handlers.js';

const SWEEP_MS = 5_000;

/** Turns this process into a worker. The API has the same providers and never starts it. */
@Injectable()
export class QueueWorker implements OnModuleDestroy {
  private readonly logger = new Logger('QueueWorker');
  private processors: QueueProcessor[] = [];
  private workers: Worker[] = [];
  private reached = false;

  constructor(
    private readonly registrar: BullRegistrar,
    private readonly handlers: TaskHandlers,
    private readonly relay: OutboxRelay,
    private readonly modules: ModuleRef,
    @Inject(QUEUES) private readonly queues: Record<QueueName, Queue>,
  ) {}

  /** Starts taking tasks. Throws when a task has no handler or more than one. */
  async start(): Promise<void> {
    const mistakes = this.handlers.mistakes();
    if (mistakes.length > 0) throw new Error(`The worker cannot start:\n  ${mistakes.join('\n  ')}`);
    this.registrar.register();
    this.processors = QUEUE_PROCESSORS.map((type) => this.modules.get(type, { strict: false }));
    this.workers = this.processors.map(({ worker }) => worker);
    for (const worker of this.workers) reportErrors(worker, this.logger, worker.name);
    await Promise.all(this.workers.map((worker) => worker.waitUntilReady()));
    this.reached = true;
    this.relay.sweepEvery(SWEEP_MS);
  }

  /** Whether this process takes tasks; the API does not. */
  get started(): boolean {
    return this.workers.length > 0;
  }

  /** Whether the queue backend answers; throws what it says when not. */
  async ping(): Promise<void> {
    await this.queues.mail.getWaitingCount();
  }

  /** Takes nothing new, asks long tasks to stop at a safe point, and waits for all of them. */
  async onModuleDestroy(): Promise<void> {
    // A worker that has not reached its queue yet has no tasks, and closing it would wait for the queue.
    const closing = this.workers.map((worker) => worker.close(!this.reached));
    // By now they have disconnected from the queue: a task that is put back goes to another process.
    await new Promise(setImmediate);
    for (const worker of this.workers) worker.cancelAllJobs(SHUTDOWN);
    await Promise.all(closing);
  }
}
