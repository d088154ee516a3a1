export { EventActorDto, EventDto } from './event.dto.js';
export { EventLog } from './event-log.js';
export { EventsModule } from './events.module.js';
export type { EventHead } from './events.repository.js';
export { EVENT_PERMISSIONS, isAmong, outlinedFor, permissionsFor, readableKinds } from './event-visibility.js';
