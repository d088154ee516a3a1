import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock/index.js';
import { currentActor } from '../../kernel/context/index.js';
import { insertRow, newId } from '../../kernel/database/index.js';
import { QueueTasks } from '../../kernel/queue/index.js';
import type { WebhookEndpointDto } from '../webhooks/endpoint.dto.js';
import { TEST_EVENT } from '../webhooks/event-filter.js';
import { SendWebhooks } from './deliveries.queue.js';
import { WebhookDeliveryDto } from './delivery.dto.js';
import { WebhookDelivery } from './delivery.entity.js';

/** What the test button sends: no event of the company, but shaped like one. */
@Injectable()
export class TestDeliveries {
  constructor(
    private readonly queueTasks: QueueTasks,
    private readonly clock: Clock,
  ) {}

  async queue(endpoint: WebhookEndpointDto): Promise<WebhookDeliveryDto> {
    const id = newId();
    const delivery = await insertRow(WebhookDelivery, {
      id,
      endpointId: endpoint.id,
      seq: '0',
      eventType: TEST_EVENT,
      entityType: 'webhook_endpoint',
      entityId: endpoint.id,
      content: this.contentOf(id, endpoint),
      nextAttemptAt: this.clock.now(),
    });
    await this.queueTasks.enqueue(SendWebhooks, { endpointId: endpoint.id });
    return WebhookDeliveryDto.from(delivery);
  }

  private contentOf(id: string, { id: entityId, version, url, description }: WebhookEndpointDto) {
    const { kind, userId, apiKeyId, name, source } = currentActor();
    return {
      ...{ seq: null, id, type: TEST_EVENT, entityType: 'webhook_endpoint', entityId, version },
      at: this.clock.now().toISOString(),
      actor: { kind, userId, apiKeyId, name, source },
      ...{ changed: [], data: { url, description }, previous: null },
    };
  }
}
