import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock/index.js';
import { updateRow } from '../../kernel/database/index.js';
import { InvalidTransition } from '../../kernel/problem/index.js';
import { QueueTasks } from '../../kernel/queue/index.js';
import { OperationDto, Operations } from '../operations/index.js';
import { EndpointsRepository, WebhookEndpointNotFound } from '../webhooks/index.js';
import { WebhookDeliveryNotFound, WebhookEndpointIsDisabled } from './deliveries.errors.js';
import { ReplayWebhooks, SendWebhooks } from './deliveries.queue.js';
import { DeliveriesRepository } from './deliveries.repository.js';
import { WebhookDeliveryDto } from './delivery.dto.js';
import { WebhookDelivery } from './delivery.entity.js';
import { allowedActions, DELIVERY_LIFECYCLE, isReplayable } from './delivery-states.js';

type Endpoint = NonNullable<Awaited<ReturnType<EndpointsRepository['find']>>>;

/** Restarts deliveries on request. */
@Injectable()
export class Replays {
  constructor(
    private readonly deliveries: DeliveriesRepository,
    private readonly endpoints: EndpointsRepository,
    private readonly operations: Operations,
    private readonly queueTasks: QueueTasks,
    private readonly clock: Clock,
  ) {}

  async replay(endpointId: string, id: string): Promise<WebhookDeliveryDto> {
    await this.endpoints.holdSending(endpointId);
    const delivery = await this.deliveries.find(endpointId, id);
    if (!delivery) throw new WebhookDeliveryNotFound();
    const endpoint = await this.requireReplayable(endpointId);
    if (!DELIVERY_LIFECYCLE.takes('replay', delivery.state)) throw new InvalidTransition('pending', 'pending', []);
    const begun = { state: 'pending', tries: 0, nextAttemptAt: this.clock.now(), deliveredAt: null } as const;
    const replayed = (await updateRow(WebhookDelivery, id, null, { ...begun })) ?? delivery;
    await this.queueTasks.enqueue(SendWebhooks, { endpointId });
    return WebhookDeliveryDto.from(replayed, allowedActions(replayed, endpoint));
  }

  /** `since` must be a valid instant. */
  async replayFailed(endpointId: string, since: string): Promise<OperationDto> {
    await this.requireReplayable(endpointId);
    const subject = { type: 'webhook_endpoint', id: endpointId };
    const operation = await this.operations.start({ kind: 'webhooks.replay', subject });
    const instant = new Date(since).toISOString();
    await this.queueTasks.enqueue(ReplayWebhooks, { operationId: operation.id, endpointId, since: instant });
    return OperationDto.from(operation);
  }

  private async requireReplayable(endpointId: string): Promise<Endpoint> {
    const endpoint = await this.endpoints.find(endpointId);
    if (!endpoint) throw new WebhookEndpointNotFound();
    if (!isReplayable(endpoint)) throw new WebhookEndpointIsDisabled();
    return endpoint;
  }
}
