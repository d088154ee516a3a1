import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Sections } from '../../kernel/contract/index.js';
import { EventsModule } from '../events/index.js';
import { MessagesModule } from '../messages/index.js';
import { OperationsModule } from '../operations/index.js';
import { TenancyModule } from '../tenancy/index.js';
import { DeliveriesController } from '../webhook-deliveries/deliveries.controller.js';
import { DeliveriesRepository } from '../webhook-deliveries/deliveries.repository.js';
import { DeliveriesService } from '../webhook-deliveries/deliveries.service.js';
import { WebhookAttempt, WebhookDelivery } from '../webhook-deliveries/delivery.entity.js';
import { OutstandingDeliveries } from '../webhook-deliveries/outstanding-deliveries.js';
import { ReplayRun } from '../webhook-deliveries/replay-run.js';
import { Replays } from '../webhook-deliveries/replays.js';
import { DeliveryRetention } from '../webhook-deliveries/retention.js';
import { TestDeliveries } from '../webhook-deliveries/test-deliveries.js';
import { CallableUrl } from './callable-url.js';
import { DisabledNotice } from './disabled-notice.js';
import { EndpointActions } from './endpoint-actions.js';
import { EndpointActionsController } from './endpoint-actions.controller.js';
import { WebhookEndpoint, WebhookStanding } from './endpoint.entity.js';
import { EndpointRights } from './endpoint-rights.js';
import { EndpointSwitch } from './endpoint-switch.js';
import { EndpointWrites } from './endpoint-writes.js';
import { EndpointsController } from './endpoints.controller.js';
import { EndpointsRepository } from './endpoints.repository.js';
import { EndpointsService } from './endpoints.service.js';
import { EventTypesController } from './event-types.controller.js';
import { Attempts } from '../webhook-sending/attempt.js';
import { Claims } from '../webhook-sending/claims.js';
import { EventEar } from '../webhook-sending/event-ear.js';
import { FanOut } from '../webhook-sending/fan-out.js';
import { GivingUp } from './giving-up.js';
import { OpenCalls } from '../webhook-sending/open-calls.js';
import { Outcomes } from '../webhook-sending/outcomes.js';
import { Sender } from '../webhook-sending/sender.js';
import { WebhookSecret } from '../webhook-signing/secret.entity.js';
import { SigningSecrets } from '../webhook-signing/signing-secrets.js';
import { WebhooksProcessor } from '../webhook-sending/sending.processor.js';
import { WebhooksSchedule } from '../webhook-sending/sending.schedule.js';

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
