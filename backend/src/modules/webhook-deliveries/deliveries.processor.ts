import { Injectable } from '@nestjs/common';
import { Handles, type TaskRun } from '../../kernel/queue/index.js';
import { ReplayWebhooks, SweepDeliveries } from './deliveries.queue.js';
import { ReplayRun } from './replay-run.js';
import { DeliveryRetention } from './retention.js';

@Injectable()
export class DeliveriesProcessor {
  constructor(
    private readonly replayRun: ReplayRun,
    private readonly retention: DeliveryRetention,
  ) {}

  @Handles(ReplayWebhooks, { transaction: 'none' })
  async replay(
    { operationId, endpointId, since }: { operationId: string; endpointId: string; since: string },
    { signal }: TaskRun,
  ): Promise<void> {
    await this.replayRun.run(operationId, endpointId, since, signal);
  }

  @Handles(SweepDeliveries, { transaction: 'none' })
  async sweep(_: object, { signal }: TaskRun): Promise<void> {
    await this.retention.sweep(signal);
  }
}
