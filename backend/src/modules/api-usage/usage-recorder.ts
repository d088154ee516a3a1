import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { currentTenantId, SYSTEM } from '../../kernel/context/index.js';
import { Scopes } from '../../kernel/database/index.js';
import { AnsweredRequests } from '../../kernel/limits/index.js';
import { QueueTasks } from '../../kernel/queue/index.js';
import { SweepApiKeyUsage } from './usage.queue.js';
import { type UsageCount, UsageCounts } from './usage-counts.js';
import { UsageRepository } from './usage.repository.js';

const EVERY_MS = 10_000;
/** Keys and days between two flushes; a few megabytes at most. */
const ROOM = 10_000;

/** Counts the requests of keys in memory and adds them to the database every few seconds: never a write per request. */
@Injectable()
export class UsageRecorder implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(UsageRecorder.name);
  private readonly counts = new UsageCounts(ROOM);
  /** The day on which this process last enqueued the sweep of a company. */
  private readonly swept = new Map<string, string>();
  private timer: NodeJS.Timeout | undefined;
  private full = false;

  constructor(
    private readonly answers: AnsweredRequests,
    private readonly scopes: Scopes,
    private readonly usage: UsageRepository,
    private readonly queueTasks: QueueTasks,
  ) {}

  onApplicationBootstrap(): void {
    this.answers.listen((answered) => {
      if (answered.caller.kind === 'key' && !this.counts.add(answered, new Date())) this.tellFull();
    });
    this.timer = setInterval(() => void this.flush(), EVERY_MS).unref();
  }

  /** By now all requests are answered, and the database is still there. */
  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.flush();
  }

  /** Stores the counts. What cannot be stored now is kept for the next time. */
  async flush(): Promise<void> {
    this.full = false;
    for (const [tenantId, counts] of this.counts.takeAll()) {
      try {
        await this.scopes.run({ tenantId, actor: SYSTEM }, () => this.store(counts));
      } catch (error) {
        this.counts.putBack(counts);
        this.logger.warn(`Usage of API keys is stored later, not now: ${String(error)}`);
      }
    }
  }

  private async store(counts: UsageCount[]): Promise<void> {
    await this.usage.add(counts);
    const tenantId = currentTenantId();
    const today = new Date().toISOString().slice(0, 10);
    if (this.swept.get(tenantId) === today) return;
    await this.queueTasks.enqueue(SweepApiKeyUsage, {});
    this.swept.set(tenantId, today);
  }

  private tellFull(): void {
    if (!this.full) this.logger.warn(`More than ${ROOM} API keys at once: usage of further ones is not counted.`);
    this.full = true;
  }
}
