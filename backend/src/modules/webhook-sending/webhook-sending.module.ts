import { Module } from '@nestjs/common';
import { EventsModule } from '../events/index.js';
import { WebhookDeliveriesModule } from '../webhook-deliveries/index.js';
import { WebhookSigningModule } from '../webhook-signing/index.js';
import { WebhooksModule } from '../webhooks/index.js';
import { Attempts } from './attempt.js';
import { Claims } from './claims.js';
import { FanOutTrigger } from './fan-out-trigger.js';
import { FanOut } from './fan-out.js';
import { OpenCalls } from './open-calls.js';
import { Outcomes } from './outcomes.js';
import { Sender } from './sender.js';
import { SendingProcessor } from './sending.processor.js';
import { SendingSchedule } from './sending.schedule.js';

@Module({
  imports: [EventsModule, WebhookDeliveriesModule, WebhookSigningModule, WebhooksModule],
  providers: [Attempts, Claims, FanOutTrigger, FanOut, OpenCalls, Outcomes, Sender, SendingProcessor, SendingSchedule],
})
export class WebhookSendingModule {}
