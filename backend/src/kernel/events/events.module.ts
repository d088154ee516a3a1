import { Global, Module } from '@nestjs/common';
import { DomainEvents } from './domain-events.js';

/** Recording of domain events; modules/events lets people and programs read them. */
@Global()
@Module({ providers: [DomainEvents], exports: [DomainEvents] })
export class DomainEventsModule {}
