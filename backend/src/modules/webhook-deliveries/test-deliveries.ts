import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock/index.js';
import { currentActor } from '../../kernel/context/index.js';
import { insertRow, newId } from '../../kernel/database/index.js';
import { QueueTasks } from '../../kernel/queue/index.js';
import { EndpointsRepository, WebhookEndpointNotFound } from '../webhooks/index.js';
import { SendWebhooks } from './deliveries.queue.js';
import { WebhookDeliveryDto } from './delivery.dto.js';
import { allowedActions } from './delivery-states.js';
import { TEST_EVENT, WebhookDelivery } from './delivery.entity.js';

type Endpoint = NonNullable<Awaited<ReturnType<EndpointsRepository['find']>>>;

/** Sent by the test button: no event of the company, but shaped like one. */
@Injectable()
export class TestDeliveries {
  constructor(
    private readonly endpoints: EndpointsRepository,
    private readonly queueTasks: QueueTasks,
    private readonly clock: Clock,
  ) {}

  /** Throws `WebhookEndpointNotFound` (404). */
  async queue(endpointId: string): Promise<WebhookDeliveryDto> {
    const endpoint = await this.endpoints.find(endpointId);
    if (!endpoint) throw new WebhookEndpointNotFound();
    const id = newId();
    const delivery = await insertRow(WebhookDelivery, {
      id,
      endpointId,
      seq: '0',
      eventType: TEST_EVENT,
      entityType: 'webhook_endpoint',
      entityId: endpointId,
      content: this.contentOf(id, endpoint),
      nextAttemptAt: this.clock.now(),
    });
    await this.queueTasks.enqueue(SendWebhooks, { endpointId });
    return WebhookDeliveryDto.from(delivery, allowedActions(delivery, endpoint));
  }

  private contentOf(id: string, { id: entityId, version, url, description }: Endpoint) {
    const { kind, userId, apiKeyId, name, source } = currentActor();
    return {
      seq: null,
      id,
      type: TEST_EVENT,
      entityType: 'webhook_endpoint',
      entityId,
      version,
      at: this.clock.now().toISOString(),
      actor: { kind, userId, apiKeyId, name, source },
      changed: [],
      data: { url, description },
      previous: null,
    };
  }
}
