import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Page } from '../../kernel/paging/index.js';
import { Endpoint, Id } from '../../kernel/endpoint/index.js';
import { pageOf } from '../../kernel/dto/index.js';
import { InvalidTransition } from '../../kernel/problem/index.js';
import { OperationDto, StartsOperation } from '../operations/index.js';
import { WebhookEndpointNotFound } from '../webhooks/index.js';
import { WebhookDeliveryNotFound, WebhookEndpointIsDisabled } from './deliveries.errors.js';
import { DeliveriesService } from './deliveries.service.js';
import {
  ListWebhookDeliveriesQuery,
  ReplayFailedWebhookDeliveriesDto,
  WebhookDeliveryDetailDto,
  WebhookDeliveryDto,
} from './delivery.dto.js';
import { Replays } from './replays.js';
import { TestDeliveries } from './test-deliveries.js';

/** What was sent to a webhook endpoint; kept for 30 days. */
@ApiTags('Webhooks')
@Controller('webhook-endpoints/:webhookEndpointId')
export class DeliveriesController {
  constructor(
    private readonly deliveries: DeliveriesService,
    private readonly replays: Replays,
    private readonly tests: TestDeliveries,
  ) {}

  @Get('deliveries')
  @Endpoint({
    summary: "List a webhook endpoint's deliveries, newest first",
    description: 'Returns one row per event with its delivery state.',
    permission: 'webhooks.read',
    shows: ['webhook_endpoint'],
    type: pageOf(WebhookDeliveryDto),
    errors: [WebhookEndpointNotFound],
  })
  listWebhookDeliveries(
    @Id('webhookEndpointId') webhookEndpointId: string,
    @Query() query: ListWebhookDeliveriesQuery,
  ): Promise<Page<WebhookDeliveryDto>> {
    return this.deliveries.list(webhookEndpointId, query);
  }

  @Get('deliveries/:webhookDeliveryId')
  @Endpoint({
    summary: 'Get a webhook delivery',
    description: 'Includes every attempt with its request and response, for finding out why a delivery failed.',
    permission: 'webhooks.read',
    shows: ['webhook_endpoint'],
    type: WebhookDeliveryDetailDto,
    errors: [WebhookDeliveryNotFound],
  })
  getWebhookDelivery(
    @Id('webhookEndpointId') webhookEndpointId: string,
    @Id('webhookDeliveryId') webhookDeliveryId: string,
  ): Promise<WebhookDeliveryDetailDto> {
    return this.deliveries.get(webhookEndpointId, webhookDeliveryId);
  }

  @Post('deliveries/:webhookDeliveryId/replay')
  @Endpoint({
    summary: 'Replay a webhook delivery',
    description:
      'Starts over with the same `webhook-id`, right away if it is `retrying`. A `pending` delivery is already in ' +
      'progress.',
    permission: 'webhooks.manage',
    type: WebhookDeliveryDto,
    errors: [WebhookDeliveryNotFound, WebhookEndpointIsDisabled, InvalidTransition],
  })
  replayWebhookDelivery(
    @Id('webhookEndpointId') webhookEndpointId: string,
    @Id('webhookDeliveryId') webhookDeliveryId: string,
  ): Promise<WebhookDeliveryDto> {
    return this.replays.replay(webhookEndpointId, webhookDeliveryId);
  }

  @Post('replay-failed')
  @StartsOperation({
    summary: 'Replay failed deliveries since a given time',
    description: 'Queues all dead deliveries again, oldest first. The operation finishes when they are queued.',
    permission: 'webhooks.manage',
    errors: [WebhookEndpointNotFound, WebhookEndpointIsDisabled],
  })
  replayFailedWebhookDeliveries(
    @Id('webhookEndpointId') webhookEndpointId: string,
    @Body() { since }: ReplayFailedWebhookDeliveriesDto,
  ): Promise<OperationDto> {
    return this.replays.replayFailed(webhookEndpointId, since);
  }

  @Post('test')
  @Endpoint({
    summary: 'Send a test event',
    description:
      'Sends a `webhook.test` event like any other, except that it is attempted only once, even while the endpoint ' +
      'is disabled. Returns the delivery; get it again to see the result.',
    permission: 'webhooks.manage',
    status: 201,
    type: WebhookDeliveryDto,
    errors: [WebhookEndpointNotFound],
  })
  testWebhookEndpoint(@Id('webhookEndpointId') webhookEndpointId: string): Promise<WebhookDeliveryDto> {
    return this.tests.queue(webhookEndpointId);
  }
}
