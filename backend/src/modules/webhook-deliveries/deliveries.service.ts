import { Injectable } from '@nestjs/common';
import { currentActor } from '../../kernel/context/index.js';
import { mapPage, type Page } from '../../kernel/paging/index.js';
import { revisionOf } from '../../kernel/response/index.js';
import { EventLog, EventReader } from '../events/index.js';
import { EndpointsRepository, WebhookEndpointNotFound } from '../webhooks/index.js';
import { WebhookDeliveryNotFound } from './deliveries.errors.js';
import { DeliveriesRepository } from './deliveries.repository.js';
import {
  type ListWebhookDeliveriesQuery,
  WebhookAttemptDto,
  type WebhookDeliveryDetailDto,
  WebhookDeliveryDto,
} from './delivery.dto.js';
import { allowedActions } from './delivery-states.js';
import { messageBody } from './message-body.js';

/** The log of what was sent where. */
@Injectable()
export class DeliveriesService {
  constructor(
    private readonly deliveries: DeliveriesRepository,
    private readonly endpoints: EndpointsRepository,
    private readonly log: EventLog,
  ) {}

  /** The newest first. */
  async list(endpointId: string, query: ListWebhookDeliveriesQuery): Promise<Page<WebhookDeliveryDto>> {
    const [endpoint, page] = await Promise.all([
      this.endpoints.find(endpointId),
      this.deliveries.page(endpointId, query),
    ]);
    if (!endpoint) throw new WebhookEndpointNotFound();
    return mapPage(page, (delivery) => WebhookDeliveryDto.from(delivery, allowedActions(delivery, endpoint)));
  }

  /** Throws `WebhookDeliveryNotFound` (404). */
  async get(endpointId: string, id: string): Promise<WebhookDeliveryDetailDto> {
    const [endpoint, delivery, attempts] = await Promise.all([
      this.endpoints.find(endpointId),
      this.deliveries.find(endpointId, id),
      this.deliveries.attemptsOf(id),
    ]);
    if (!endpoint || !delivery) throw new WebhookDeliveryNotFound();
    const event = await this.log.find(Number(delivery.seq));
    const reader = new EventReader(currentActor().permissions);
    const shown = {
      ...WebhookDeliveryDto.from(delivery, allowedActions(delivery, endpoint)),
      body: { ...messageBody(delivery, event && reader.outlined(event)) },
      attemptLog: attempts.map(WebhookAttemptDto.from),
    };
    return { ...shown, revision: revisionOf(shown) };
  }
}
