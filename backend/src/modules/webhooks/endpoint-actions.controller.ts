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
      'It is told what happens from now on. What happened while it was disabled is in `GET /api/v1/events`; deliveries ' +
      'that were given up can be replayed. Enabling an active endpoint changes nothing.',
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
      'Nothing is sent any more; deliveries that wait are given up. Disabling a disabled one changes nothing.',
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
      'For a while (24 hours unless you say otherwise) every delivery carries two signatures, so that receivers can ' +
      'change over in between. The answer shows the new secret; it cannot be read again.',
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
