import { Module } from '@nestjs/common';
import { Sections } from '../../kernel/contract/index.js';
import { EventFeed } from './event-feed.js';
import { EventLog } from './event-log.js';
import { EventStreams } from './event-streams.js';
import { EventsController } from './events.controller.js';
import { EventsRepository } from './events.repository.js';
import { EventsService } from './events.service.js';
import './events.permissions.js';

@Sections({
  tag: 'Events',
  group: 'Integration',
  description:
    'One stream of all changes in the company. Use `GET /api/v1/events` to catch up without gaps, and `GET ' +
    '/api/v1/events/stream` for live updates.',
})
@Module({
  controllers: [EventsController],
  providers: [EventsService, EventsRepository, EventFeed, EventLog, EventStreams],
  exports: [EventLog],
})
export class EventsModule {}
