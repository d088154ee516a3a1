import { Body, Controller, Delete, Get, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Page } from '../../kernel/paging/index.js';
import { Endpoint, Id, IfMatch } from '../../kernel/endpoint/index.js';
import { IdempotencyKey, KeyedCall } from '../../kernel/idempotency/index.js';
import { pageOf } from '../../kernel/dto/index.js';
import { IdTaken, PreconditionRequired, type SeenVersion, VersionMismatch } from '../../kernel/problem/index.js';
import { TooManyWebhookEndpoints, WebhookEndpointNotFound } from './webhooks.errors.js';
import {
  CreateWebhookEndpointDto,
  ListWebhookEndpointsQuery,
  UpdateWebhookEndpointDto,
  WebhookEndpointDto,
  WebhookEndpointWithSecretDto,
  WebhookEventTypeDto,
} from './endpoint.dto.js';
import { EndpointWrites } from './endpoint-writes.js';
import { EndpointsService } from './endpoints.service.js';

/** Where the company is told what happens. */
@ApiTags('Webhooks')
@Controller('webhook-endpoints')
export class EndpointsController {
  constructor(
    private readonly endpoints: EndpointsService,
    private readonly writes: EndpointWrites,
  ) {}

  @Get()
  @Endpoint({
    summary: 'List webhook endpoints, oldest first',
    description: 'Returns the URLs that receive events, each with its event types and whether it is enabled.',
    permission: 'webhooks.read',
    shows: ['webhook_endpoint'],
    type: pageOf(WebhookEndpointDto),
  })
  listWebhookEndpoints(@Query() query: ListWebhookEndpointsQuery): Promise<Page<WebhookEndpointDto>> {
    return this.endpoints.list(query);
  }

  @Post()
  @Endpoint({
    summary: 'Create a webhook endpoint',
    description:
      'The endpoint receives new events from now on, signed using the Standard Webhooks spec. Returns the secret, ' +
      "which can't be read again. URLs that aren't on the public internet are rejected. The endpoint receives only " +
      "events you can read yourself, or that the key's scopes allow, also with `*`.",
    permission: 'webhooks.manage',
    status: 201,
    type: WebhookEndpointWithSecretDto,
    confidential: true,
    transaction: 'none',
    errors: [TooManyWebhookEndpoints, IdTaken],
  })
  createWebhookEndpoint(
    @IdempotencyKey() call: KeyedCall,
    @Body() endpoint: CreateWebhookEndpointDto,
  ): Promise<WebhookEndpointWithSecretDto> {
    return this.writes.create(call, endpoint);
  }

  @Get(':webhookEndpointId')
  @Endpoint({
    summary: 'Get a webhook endpoint',
    description: "Returns the endpoint with its event types and delivery status. Its secret can't be read again.",
    permission: 'webhooks.read',
    shows: ['webhook_endpoint'],
    type: WebhookEndpointDto,
    errors: [WebhookEndpointNotFound],
  })
  getWebhookEndpoint(@Id('webhookEndpointId') webhookEndpointId: string): Promise<WebhookEndpointDto> {
    return this.endpoints.get(webhookEndpointId);
  }

  @Patch(':webhookEndpointId')
  @Endpoint({
    summary: 'Update a webhook endpoint',
    description:
      'JSON Merge Patch: only the fields you send change. Applies to events from now on. To change the URL or the ' +
      'event types, you need read access to everything the endpoint receives.',
    permission: 'webhooks.manage',
    type: WebhookEndpointDto,
    transaction: 'none',
    errors: [WebhookEndpointNotFound, VersionMismatch, PreconditionRequired],
  })
  updateWebhookEndpoint(
    @Id('webhookEndpointId') webhookEndpointId: string,
    @IfMatch() version: SeenVersion,
    @Body() changes: UpdateWebhookEndpointDto,
  ): Promise<WebhookEndpointDto> {
    return this.writes.update(webhookEndpointId, version, changes);
  }

  @Delete(':webhookEndpointId')
  @Endpoint({
    summary: 'Delete a webhook endpoint',
    description: 'Its secrets and delivery log are deleted too. Nothing more is sent, including pending retries.',
    permission: 'webhooks.manage',
    status: 204,
    errors: [WebhookEndpointNotFound, VersionMismatch, PreconditionRequired],
  })
  deleteWebhookEndpoint(
    @Id('webhookEndpointId') webhookEndpointId: string,
    @IfMatch() version: SeenVersion,
  ): Promise<void> {
    return this.endpoints.delete(webhookEndpointId, version);
  }
}

/** What there is to be told of. */
@ApiTags('Webhooks')
@Controller('webhook-event-types')
export class EventTypesController {
  constructor(private readonly endpoints: EndpointsService) {}

  @Get()
  @Endpoint({
    summary: 'List webhook event types',
    description:
      'Returns the types for records you can read. New types may be added; an endpoint receives only the types it ' +
      'lists.',
    permission: 'webhooks.read',
    type: pageOf(WebhookEventTypeDto),
  })
  listWebhookEventTypes(): Page<WebhookEventTypeDto> {
    return this.endpoints.eventTypes();
  }
}
