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
    summary: 'List webhook endpoints, the oldest first',
    description: 'Addresses that are told what happens, each with the events it asks for and whether it is enabled.',
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
      'It is told what happens from now on, signed as Standard Webhooks describes. The answer shows the secret; ' +
      'it cannot be read again. An address that is not on the public internet is refused. The endpoint is told what you ' +
      'may read yourself, or with a key what its scopes show, with `*` as well.',
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
    summary: 'Read a webhook endpoint',
    description: 'One address with what it asks for and how it does. Its secret cannot be read again.',
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
    summary: 'Change a webhook endpoint',
    description:
      'Merge patch: only what is sent changes. It holds for events from now on. Where it is and what it asks for can be ' +
      'changed by whoever may read what it is told.',
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
    summary: 'Delete a webhook endpoint, with its secrets and its log',
    description: 'Nothing more is sent to it, also not what still waits to be tried again.',
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
    summary: 'List the types of events that endpoints can ask for',
    description:
      'Those of records that you may read. More types come with time; an endpoint gets only what it asks for.',
    permission: 'webhooks.read',
    type: pageOf(WebhookEventTypeDto),
  })
  listWebhookEventTypes(): Page<WebhookEventTypeDto> {
    return this.endpoints.eventTypes();
  }
}
