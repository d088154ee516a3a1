import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { EventsModule } from '../events/index.js';
import { OperationsModule } from '../operations/index.js';
import { WebhooksModule } from '../webhooks/index.js';
import { DeliveriesController } from './deliveries.controller.js';
import { DeliveriesProcessor } from './deliveries.processor.js';
import { DeliveriesRepository } from './deliveries.repository.js';
import { DeliveriesService } from './deliveries.service.js';
import { WebhookAttempt, WebhookDelivery } from './delivery.entity.js';
import { OutstandingDeliveries } from './outstanding-deliveries.js';
import { ReplayRun } from './replay-run.js';
import { Replays } from './replays.js';
import { DeliveryRetention } from './retention.js';
import { TestDeliveries } from './test-deliveries.js';

@Module({
  imports: [
    TypeOrmModule.forFeature([WebhookDelivery, WebhookAttempt]),
    EventsModule,
    OperationsModule,
    WebhooksModule,
  ],
  controllers: [DeliveriesController],
  providers: [
    DeliveriesProcessor,
    DeliveriesRepository,
    DeliveriesService,
    DeliveryRetention,
    OutstandingDeliveries,
    ReplayRun,
    Replays,
    TestDeliveries,
  ],
})
export class WebhookDeliveriesModule {}
