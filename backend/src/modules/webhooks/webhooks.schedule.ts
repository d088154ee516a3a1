import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Clock } from '../../kernel/clock/index.js';
import { SYSTEM } from '../../kernel/context/index.js';
import { db, Scopes } from '../../kernel/database/index.js';
import { QueueTasks, QueueWorker } from '../../kernel/queue/index.js';
import { DeliveryRetention } from './deliveries/retention.js';
import { FanOutEvents, SweepDeliveries } from './webhooks.queue.js';

const EVERY_MS = 5_000;

interface DueRow {
  tenant_id: string;
  work: 'send' | 'sweep';
}

/** Looks for what has become due: next attempts, and whatever a killed process left behind. Workers do it. */
@Injectable()
export class WebhooksSchedule implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('Webhooks');
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly scopes: Scopes,
    private readonly queueTasks: QueueTasks,
    private readonly worker: QueueWorker,
    private readonly clock: Clock,
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
      this.logger.warn(`Webhooks are looked at again in ${EVERY_MS / 1_000} s: ${String(error)}`);
    }
  }

  /** Enqueues the work of every company that has some; equal tasks of several workers collapse. */
  async run(): Promise<void> {
    const now = this.clock.now();
    const nobody = { tenantId: null, actor: null };
    const due = await this.scopes.run(nobody, () => companiesDue(now), { readOnly: true });
    for (const { tenant_id: tenantId, work } of due) {
      const task = work === 'send' ? FanOutEvents : SweepDeliveries;
      await this.scopes.run({ tenantId, actor: SYSTEM }, () => this.queueTasks.enqueue(task, {}));
    }
  }
}

/** The one question across companies: which have something to do, not what. */
const companiesDue = (now: Date): Promise<DueRow[]> =>
  db().query('select * from webhook_companies_due($1, $2)', [now, DeliveryRetention.keptSince(now)]);
