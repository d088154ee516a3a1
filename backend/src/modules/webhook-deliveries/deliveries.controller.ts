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
    summary: 'List what was sent to a webhook endpoint, the newest first',
    description: 'One row for each event and endpoint, with how far it is: waiting, delivered, or given up.',
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
    summary: 'Read a delivery with every attempt: what was sent and what was answered',
    description: 'For finding out why a receiver refused something.',
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
    summary: 'Send a delivery again',
    description:
      'It begins anew, with the same `webhook-id`, before its time if it is `retrying`. One that is `pending` is on its ' +
      'way already.',
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
    description: 'All dead deliveries begin anew, the oldest first. The operation ends when they are in line.',
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
    summary: 'Send a test event to a webhook endpoint',
    description:
      'A `webhook.test` goes the way of every other event, except that it is tried once, also while the endpoint is ' +
      'disabled. The answer is the delivery: read it again to see what became of it.',
    permission: 'webhooks.manage',
    status: 201,
    type: WebhookDeliveryDto,
    errors: [WebhookEndpointNotFound],
  })
  testWebhookEndpoint(@Id('webhookEndpointId') webhookEndpointId: string): Promise<WebhookDeliveryDto> {
    return this.tests.queue(webhookEndpointId);
  }
}
