import { Injectable } from '@nestjs/common';
import { Handles, type TaskRun } from '../../kernel/queue/index.js';
import { ReplayRun } from '../webhook-deliveries/replay-run.js';
import { DeliveryRetention } from '../webhook-deliveries/retention.js';
import { FanOut } from './fan-out.js';
import { Sender } from './sender.js';
import { FanOutEvents, ReplayWebhooks, SendSlowWebhooks, SendWebhooks, SweepDeliveries } from '../webhook-deliveries/deliveries.queue.js';

@Injectable()
export class WebhooksProcessor {
  constructor(
    private readonly fanOut: FanOut,
    private readonly sender: Sender,
    private readonly replayRun: ReplayRun,
    private readonly retention: DeliveryRetention,
  ) {}

  @Handles(FanOutEvents)
  async makeDeliveries(): Promise<void> {
    await this.fanOut.run();
  }

  @Handles(SendWebhooks, { transaction: 'none' })
  async send({ endpointId }: { endpointId: string }, { signal }: TaskRun): Promise<void> {
    await this.sender.send(endpointId, 'quick', signal);
  }

  @Handles(SendSlowWebhooks, { transaction: 'none' })
  async sendSlow({ endpointId }: { endpointId: string }, { signal }: TaskRun): Promise<void> {
    await this.sender.send(endpointId, 'slow', signal);
  }

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
