import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Page } from '../../kernel/database/index.js';
import { Endpoint, pageOf } from '../../kernel/http/index.js';
import { WebhookEventTypeDto } from './endpoint.dto.js';
import { EndpointsService } from './endpoints.service.js';

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
