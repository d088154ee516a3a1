import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Endpoint, Id } from '../../kernel/endpoint/index.js';
import { WebhookEndpointNotFound } from './webhooks.errors.js';
import { RotateWebhookSecretDto, WebhookEndpointDto, WebhookEndpointWithSecretDto } from './endpoint.dto.js';
import { EndpointActions } from './endpoint-actions.js';

/** What is done with a webhook endpoint. */
@ApiTags('Webhooks')
@Controller('webhook-endpoints/:webhookEndpointId')
export class EndpointActionsController {
  constructor(private readonly actions: EndpointActions) {}

  @Post('enable')
  @Endpoint({
    summary: 'Enable a webhook endpoint',
    description:
      'The endpoint receives new events from now on. Events from while it was disabled are in `GET /api/v1/events`, ' +
      'and failed deliveries can be replayed. Enabling an active endpoint has no effect.',
    permission: 'webhooks.manage',
    type: WebhookEndpointDto,
    errors: [WebhookEndpointNotFound],
  })
  enableWebhookEndpoint(@Id('webhookEndpointId') webhookEndpointId: string): Promise<WebhookEndpointDto> {
    return this.actions.enable(webhookEndpointId);
  }

  @Post('disable')
  @Endpoint({
    summary: 'Disable a webhook endpoint',
    description:
      'Events are no longer sent, and pending deliveries are dropped. Disabling a disabled endpoint has no effect.',
    permission: 'webhooks.manage',
    type: WebhookEndpointDto,
    errors: [WebhookEndpointNotFound],
  })
  disableWebhookEndpoint(@Id('webhookEndpointId') webhookEndpointId: string): Promise<WebhookEndpointDto> {
    return this.actions.disable(webhookEndpointId);
  }

  @Post('rotate-secret')
  @Endpoint({
    summary: "Rotate a webhook endpoint's secret",
    description:
      "Returns the new secret, which can't be read again. Until the old secret expires (24 hours by default), every " +
      'delivery has both signatures, so you can switch without downtime.',
    permission: 'webhooks.manage',
    type: WebhookEndpointWithSecretDto,
    confidential: true,
    errors: [WebhookEndpointNotFound],
  })
  rotateWebhookSecret(
    @Id('webhookEndpointId') webhookEndpointId: string,
    @Body() { overlapSeconds }: RotateWebhookSecretDto,
  ): Promise<WebhookEndpointWithSecretDto> {
    return this.actions.rotateSecret(webhookEndpointId, overlapSeconds);
  }
}
