export { EventActorDto, EventDto } from './event.dto.js';
export { EventLog } from './event-log.js';
export { EventsModule } from './events.module.js';
export type { EventHead } from './events.repository.js';
