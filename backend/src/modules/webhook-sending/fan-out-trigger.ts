import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DomainEvents } from '../../kernel/events/index.js';
import { QueueTasks } from '../../kernel/queue/index.js';
import { FanOutEvents } from './sending.queue.js';

/** Called for events in the transaction that records them: the task that notifies endpoints commits with the event. */
@Injectable()
export class FanOutTrigger implements OnModuleInit {
  constructor(
    private readonly events: DomainEvents,
    private readonly queueTasks: QueueTasks,
  ) {}

  onModuleInit(): void {
    this.events.follow({
      wants: 'webhooks_want',
      task: () => this.queueTasks.prepare(FanOutEvents, {}),
    });
  }
}
