import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { SYSTEM } from '../../context/index.js';
import { Scopes } from '../../database/index.js';
import { QueueTasks, QueueWorker } from '../../queue/index.js';
import { SweepAnswers } from './idempotency.queue.js';
import { companiesWithExpired } from './stored-answers.js';

const EVERY_MS = 3_600_000;

/** Once an hour, in every worker: has expired answers removed, so that data of clients does not stay in them. */
@Injectable()
export class IdempotencySchedule implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('Idempotency');
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly scopes: Scopes,
    private readonly queueTasks: QueueTasks,
    private readonly worker: QueueWorker,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.tick(), EVERY_MS).unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }

  private async tick(): Promise<void> {
    if (!this.worker.started) return;
    try {
      await this.run();
    } catch (error) {
      this.logger.warn(`Expired answers are removed in an hour, not now: ${String(error)}`);
    }
  }

  /** Enqueues the work of every company that has some; equal tasks of several workers collapse. */
  async run(): Promise<void> {
    const due = await this.scopes.run({ tenantId: null, actor: null }, companiesWithExpired, { readOnly: true });
    for (const tenantId of due) {
      await this.scopes.run({ tenantId, actor: SYSTEM }, () => this.queueTasks.enqueue(SweepAnswers, {}));
    }
  }
}
