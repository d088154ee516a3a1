import { OnWorkerEvent, Processor, WorkerHost } from '@nestjs/bullmq';
import { Inject, Logger, type Type } from '@nestjs/common';
import { type Job, WaitingError, type Worker } from 'bullmq';
import { Overloaded } from '../problem/index.js';
import { Outbox } from './outbox.js';
import { type Envelope, OutboxRelay } from './outbox-relay.js';
import { LOCK_MS, MAX_STALLS, QUEUE_SETTINGS, type QueueName, STALL_CHECK_MS } from './queue-settings.js';
import { QUEUE_NAMES } from './queues.js';
import { TaskRunner } from './task-runner.js';

/** Why a task is asked to stop when its worker ends; such a task is put back, and the attempt does not count. */
export const SHUTDOWN = 'the worker shuts down';

/** Between BullMQ and a task: one for each queue. Registered as a BullMQ worker by the worker process only. */
export abstract class QueueProcessor extends WorkerHost<Worker<Envelope>> {
  private readonly logger = new Logger('QueueWorker');

  @Inject() private readonly runner!: TaskRunner;
  @Inject() private readonly outbox!: Outbox;
  @Inject() private readonly relay!: OutboxRelay;

  private ending = false;

  /** Puts back whatever still arrives: a paused BullMQ worker may already be waiting for a task, and gets it. */
  takeNoMore(): void {
    this.ending = true;
  }

  /** A third parameter without a default is what makes BullMQ pass the signal. */
  override async process(job: Job<Envelope>, token?: string, given?: AbortSignal): Promise<void> {
    if (this.ending) return giveBack(job, token);
    const signal = given ?? new AbortController().signal;
    // From now on an equal task is a new one: it may be about changes that commit after this run has read.
    if (job.deduplicationId) await job.removeDeduplicationKey();
    try {
      await this.runner.run({ ...deliveryOf(job), signal });
    } catch (error) {
      if (signal.reason !== SHUTDOWN) throw error;
      return giveBack(job, token);
    }
    // The company's next task may have waited for this one.
    this.relay.nudge();
  }

  @OnWorkerEvent('failed')
  async onFailed(job: Job<Envelope> | undefined, error: Error): Promise<void> {
    if (!job?.id) return;
    // Without a database connection it never began: that counts as no attempt, and it is handed over again in a minute.
    const dead = job.finishedOn !== undefined && !(error instanceof Overloaded);
    const { tenantId, requestId } = job.data;
    const task = { queueTask: job.name, taskId: job.id, tenantId, requestId };
    const msg = dead ? 'queue task is dead' : 'queue task failed and will be tried again';
    this.logger[dead ? 'error' : 'warn']({ ...task, attempt: job.attemptsMade, err: error, msg });
    // If the database is away as well, the row is handed over again after a minute, and fails again.
    await this.outbox
      .noteFailure(tenantId, job.id, job.attemptsMade, `${error.name}: ${error.message}`, dead)
      .catch((reason: unknown) => this.logger.warn(`Could not note that: ${String(reason)}`));
    if (dead) this.relay.nudge();
  }

  @OnWorkerEvent('lockRenewalFailed')
  onLockLost(taskIds: string[]): void {
    for (const id of taskIds) this.worker.cancelJob(id, 'another worker may have taken the task');
  }
}

/** Puts the task back at the head of the queue without counting an attempt. */
async function giveBack(job: Job<Envelope>, token: string | undefined): Promise<never> {
  await job.moveToWait(token);
  throw new WaitingError();
}

function deliveryOf(job: Job<Envelope>) {
  const attempt = job.attemptsMade + 1;
  return {
    taskId: job.id ?? '',
    tenantId: job.data.tenantId,
    attempt,
    lastAttempt: attempt >= (job.opts.attempts ?? 1),
  };
}

function processorOf(name: QueueName): Type<QueueProcessor> {
  const options = {
    concurrency: QUEUE_SETTINGS[name].concurrency,
    lockDuration: LOCK_MS,
    stalledInterval: STALL_CHECK_MS,
    maxStalledCount: MAX_STALLS,
    // After a lost server, look again soon; the default is 15 s.
    runRetryDelay: 2_000,
  };
  class NamedProcessor extends QueueProcessor {}
  Object.defineProperty(NamedProcessor, 'name', { value: `${name}Processor` });
  Processor({ name }, options)(NamedProcessor);
  return NamedProcessor;
}

export const QUEUE_PROCESSORS = QUEUE_NAMES.map(processorOf);
