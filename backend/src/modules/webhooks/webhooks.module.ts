import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Sections } from '../../kernel/contract/index.js';
import { EventsModule } from '../events/index.js';
import { MessagesModule } from '../messages/index.js';
import { TenancyModule } from '../tenancy/index.js';
import { WebhookSigningModule } from '../webhook-signing/index.js';
import { CallableUrl } from './callable-url.js';
import { DisabledNotice } from './disabled-notice.js';
import { EndpointActions } from './endpoint-actions.js';
import { EndpointActionsController } from './endpoint-actions.controller.js';
import { WebhookEndpoint, WebhookStanding } from './endpoint.entity.js';
import { EndpointRights } from './endpoint-rights.js';
import { EndpointSwitch } from './endpoint-switch.js';
import { EndpointWrites } from './endpoint-writes.js';
import { EndpointsController, EventTypesController } from './endpoints.controller.js';
import { EndpointsRepository } from './endpoints.repository.js';
import { EndpointsService } from './endpoints.service.js';
import './webhooks.permissions.js';

@Sections({
  tag: 'Webhooks',
  group: 'Integration',
  description:
    'Events sent to your server: signed using the Standard Webhooks spec, in order for each record, retried for ' +
    'days, and with a log of every delivery.',
})
@Module({
  imports: [
    TypeOrmModule.forFeature([WebhookEndpoint, WebhookStanding]),
    EventsModule,
    MessagesModule,
    TenancyModule,
    WebhookSigningModule,
  ],
  controllers: [EndpointsController, EndpointActionsController, EventTypesController],
  providers: [
    CallableUrl,
    DisabledNotice,
    EndpointActions,
    EndpointRights,
    EndpointSwitch,
    EndpointWrites,
    EndpointsRepository,
    EndpointsService,
  ],
  exports: [EndpointSwitch, EndpointsRepository],
})
export class WebhooksModule {}
