import { Injectable } from '@nestjs/common';
import type { WebhookEndpointDto, WebhookEndpointWithSecretDto } from './endpoint.dto.js';
import { EndpointSwitch } from './endpoint-switch.js';
import { EndpointsService } from './endpoints.service.js';

/** What people do with an endpoint besides editing it. Each throws `WebhookEndpointNotFound` (404). */
@Injectable()
export class EndpointActions {
  constructor(
    private readonly endpoints: EndpointsService,
    private readonly endpointSwitch: EndpointSwitch,
  ) {}

  async enable(id: string): Promise<WebhookEndpointDto> {
    return this.endpoints.show(await this.endpointSwitch.enable(id));
  }

  async disable(id: string): Promise<WebhookEndpointDto> {
    const { endpoint } = await this.endpointSwitch.disable(id, 'by_hand');
    return this.endpoints.show(endpoint);
  }

  rotateSecret(id: string, overlapSeconds?: number): Promise<WebhookEndpointWithSecretDto> {
    return this.endpoints.rotateSecret(id, overlapSeconds);
  }
}
