import { Inject, Injectable, Logger } from '@nestjs/common';
import type { Queue } from 'bullmq';
import { type ClaimedRow, Outbox, type Outcome } from './outbox.js';
import { QUEUE_SETTINGS, type QueueName } from './queue-settings.js';
import { QUEUES } from './queues.js';

const BATCH = 100;
/** A queue that is down may hold up a call for minutes; the row stays, and handing it over twice is harmless. */
const PATIENCE_MS = 5_000;

/** The data that travels through the queue. */
export interface Envelope {
  tenantId: string;
  requestId: string;
}

/** Hands committed tasks of all companies to the queue. Every process has one; rows go to whichever is first. */
@Injectable()
export class OutboxRelay {
  private readonly logger = new Logger('QueueRelay');
  private running: Promise<void> | null = null;
  private again = false;
  private stopped = false;
  private sweeper: NodeJS.Timeout | undefined;

  constructor(
    private readonly outbox: Outbox,
    @Inject(QUEUES) private readonly queues: Record<QueueName, Queue<Envelope>>,
  ) {}

  /** Signals that there is something to hand over. Returns at once and never throws; many nudges become one run. */
  nudge(): void {
    if (this.stopped) return;
    if (this.running) return void (this.again = true);
    this.running = this.run().finally(() => {
      this.running = null;
      if (this.again) this.nudge();
    });
  }

  /** Nudges regularly, for rows whose process died or whose queue was down. The worker does this. */
  sweepEvery(milliseconds: number): void {
    this.nudge();
    this.sweeper = setInterval(() => this.nudge(), milliseconds);
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearInterval(this.sweeper);
    await this.running;
  }

  async onModuleDestroy(): Promise<void> {
    await this.stop();
  }

  private async run(): Promise<void> {
    this.again = false;
    try {
      while (!this.stopped && (await this.relayBatch())) continue;
    } catch (error) {
      this.logger.warn(`Queue tasks wait in the outbox: ${messageOf(error)}`);
    }
  }

  /** Answers whether there may be more; throws the queue's or the database's error. */
  private async relayBatch(): Promise<boolean> {
    const rows = await this.outbox.claim(BATCH);
    if (rows.length === 0) return false;
    const results = await Promise.allSettled(rows.map((row) => this.handOver(row)));
    const settled = rows.map((row, index) => ({ row, outcome: outcomeOf(results[index]) }));
    await this.outbox.settle(settled);
    const refusal = results.find((result) => result.status === 'rejected');
    if (refusal) throw refusal.reason;
    return true;
  }

  private async handOver(row: ClaimedRow): Promise<Outcome> {
    const { attempts, backoffMs } = QUEUE_SETTINGS[row.queue];
    const added = this.queues[row.queue].add(
      row.task,
      { tenantId: row.tenant_id, requestId: row.request_id },
      {
        jobId: row.id,
        attempts,
        backoff: { type: 'exponential', delay: backoffMs, jitter: 0.3 },
        // The database remembers what is done and what is dead; the queue need not.
        removeOnComplete: true,
        removeOnFail: true,
        ...(row.dedupe_key !== null && { deduplication: { id: `${row.tenant_id}/${row.task}/${row.dedupe_key}` } }),
      },
    );
    const job = await withPatience(added);
    return job.id === row.id ? 'relayed' : 'collapsed';
  }
}

function outcomeOf(result: PromiseSettledResult<Outcome> | undefined): Outcome {
  return result?.status === 'fulfilled' ? result.value : 'refused';
}

async function withPatience<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('the queue does not answer')), PATIENCE_MS);
  });
  work.catch(() => undefined);
  return Promise.race([work, limit]).finally(() => clearTimeout(timer));
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
