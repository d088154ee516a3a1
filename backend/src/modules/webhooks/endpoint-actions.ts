import { Injectable } from '@nestjs/common';
import type { WebhookDeliveryDto } from '../webhook-deliveries/delivery.dto.js';
import { TestDeliveries } from '../webhook-deliveries/test-deliveries.js';
import type { WebhookEndpointDto, WebhookEndpointWithSecretDto } from './endpoint.dto.js';
import { EndpointSwitch } from './endpoint-switch.js';
import { EndpointsService } from './endpoints.service.js';

/** What people do with an endpoint beside editing it. Each throws `WebhookEndpointNotFound` (404). */
@Injectable()
export class EndpointActions {
  constructor(
    private readonly endpoints: EndpointsService,
    private readonly lever: EndpointSwitch,
    private readonly tests: TestDeliveries,
  ) {}

  async enable(id: string): Promise<WebhookEndpointDto> {
    await this.lever.enable(id);
    return this.endpoints.get(id);
  }

  async disable(id: string): Promise<WebhookEndpointDto> {
    await this.lever.disable(id, 'by_hand');
    return this.endpoints.get(id);
  }

  rotateSecret(id: string, overlapSeconds?: number): Promise<WebhookEndpointWithSecretDto> {
    return this.endpoints.rotateSecret(id, overlapSeconds);
  }

  async test(id: string): Promise<WebhookDeliveryDto> {
    return this.tests.queue(await this.endpoints.get(id));
  }
}
