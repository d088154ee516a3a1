import { Injectable } from '@nestjs/common';
import { Handles, type TaskRun } from '../../kernel/queue/index.js';
import { MessageDelivery } from './message-delivery.js';
import { DeliverMessage } from './messages.queue.js';

@Injectable()
export class MessagesProcessor {
  constructor(private readonly delivery: MessageDelivery) {}

  @Handles(DeliverMessage, { transaction: 'none' })
  async deliver({ messageId }: { messageId: string }, { lastAttempt, signal }: TaskRun): Promise<void> {
    await this.delivery.attempt(messageId, lastAttempt, signal);
  }
}
