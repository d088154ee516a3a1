import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Sections } from '../../kernel/contract/index.js';
import { EventsModule } from '../events/index.js';
import { MessagesModule } from '../messages/index.js';
import { OperationsModule } from '../operations/index.js';
import { TenancyModule } from '../tenancy/index.js';
import { DeliveriesController } from './deliveries/deliveries.controller.js';
import { DeliveriesRepository } from './deliveries/deliveries.repository.js';
import { DeliveriesService } from './deliveries/deliveries.service.js';
import { WebhookAttempt, WebhookDelivery } from './deliveries/delivery.entity.js';
import { OutstandingDeliveries } from './deliveries/outstanding-deliveries.js';
import { ReplayRun } from './deliveries/replay-run.js';
import { Replays } from './deliveries/replays.js';
import { DeliveryRetention } from './deliveries/retention.js';
import { TestDeliveries } from './deliveries/test-deliveries.js';
import { CallableUrl } from './endpoints/callable-url.js';
import { DisabledNotice } from './endpoints/disabled-notice.js';
import { EndpointActions } from './endpoints/endpoint-actions.js';
import { EndpointActionsController } from './endpoints/endpoint-actions.controller.js';
import { WebhookEndpoint, WebhookStanding } from './endpoints/endpoint.entity.js';
import { EndpointRights } from './endpoints/endpoint-rights.js';
import { EndpointSwitch } from './endpoints/endpoint-switch.js';
import { EndpointWrites } from './endpoints/endpoint-writes.js';
import { EndpointsController } from './endpoints/endpoints.controller.js';
import { EndpointsRepository } from './endpoints/endpoints.repository.js';
import { EndpointsService } from './endpoints/endpoints.service.js';
import { EventTypesController } from './endpoints/event-types.controller.js';
import { Attempts } from './sending/attempt.js';
import { Claims } from './sending/claims.js';
import { EventEar } from './sending/event-ear.js';
import { FanOut } from './sending/fan-out.js';
import { GivingUp } from './sending/giving-up.js';
import { OpenCalls } from './sending/open-calls.js';
import { Outcomes } from './sending/outcomes.js';
import { Sender } from './sending/sender.js';
import { WebhookSecret } from './signing/secret.entity.js';
import { SigningSecrets } from './signing/signing-secrets.js';
import { WebhooksProcessor } from './webhooks.processor.js';
import { WebhooksSchedule } from './webhooks.schedule.js';

const ENDPOINTS = [
  EndpointsService,
  EndpointsRepository,
  EndpointActions,
  EndpointRights,
  EndpointSwitch,
  EndpointWrites,
  CallableUrl,
  DisabledNotice,
];
const DELIVERIES = [
  DeliveriesService,
  DeliveriesRepository,
  DeliveryRetention,
  OutstandingDeliveries,
  Replays,
  ReplayRun,
  TestDeliveries,
];
const SENDING = [Attempts, Claims, EventEar, FanOut, GivingUp, OpenCalls, Outcomes, Sender, SigningSecrets];

@Sections({
  tag: 'Webhooks',
  group: 'Integration',
  description:
    'The event stream, brought to an address of yours: signed as Standard Webhooks say, in order for each record, ' +
    'tried again for days when nobody answers, and with a log of every delivery.',
})
@Module({
  imports: [
    TypeOrmModule.forFeature([WebhookEndpoint, WebhookStanding, WebhookSecret, WebhookDelivery, WebhookAttempt]),
    EventsModule,
    MessagesModule,
    OperationsModule,
    TenancyModule,
  ],
  controllers: [EndpointsController, EndpointActionsController, DeliveriesController, EventTypesController],
  providers: [...ENDPOINTS, ...DELIVERIES, ...SENDING, WebhooksProcessor, WebhooksSchedule],
})
export class WebhooksModule {}
