import { Module } from '@nestjs/common';
import { AuthModule } from '../auth/index.js';
import { EventFeed } from './event-feed.js';
import { EventStreams } from './event-streams.js';
import { EventsController } from './events.controller.js';
import { EventsRepository } from './events.repository.js';
import { EventsService } from './events.service.js';

@Module({
  imports: [AuthModule],
  controllers: [EventsController],
  providers: [EventsService, EventsRepository, EventFeed, EventStreams],
})
export class EventsModule {}
