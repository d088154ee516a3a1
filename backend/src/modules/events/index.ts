export { EventDto } from './event.dto.js';
export { EventLog } from './event-log.js';
export { EventsModule } from './events.module.js';
export { EventReader } from './event-reader.js';
