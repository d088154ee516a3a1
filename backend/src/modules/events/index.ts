export { EventDto } from './event.dto.js';
export { EventLog } from './event-log.js';
export { EventsModule } from './events.module.js';
export { eventVisibility } from './event-visibility.js';
