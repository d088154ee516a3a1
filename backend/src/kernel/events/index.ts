export { declaredEvents, defineEvent, type DomainEvent, type EventFacts, type Past } from './domain-event.js';
export { DomainEvents } from './domain-events.js';
export { EVENTS_CHANNEL } from './event-rows.js';
export { DomainEventsModule } from './events.module.js';
export { declaredRecords, defineRecord, type RecordDeclaration } from './record-declaration.js';
