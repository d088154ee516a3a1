import { Injectable } from '@nestjs/common';
import { Handles, type TaskRun } from '../../kernel/queue/index.js';
import { FanOut } from './fan-out.js';
import { Sender } from './sender.js';
import { SendWebhooks } from '../webhook-deliveries/index.js';
import { FanOutEvents, SendSlowWebhooks } from './sending.queue.js';

@Injectable()
export class SendingProcessor {
  constructor(
    private readonly fanOut: FanOut,
    private readonly sender: Sender,
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
}
