export { ImportFinished } from './imports.events.js';
export { ImportsModule } from './imports.module.js';
