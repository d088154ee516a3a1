export { ClientChangesModule } from './client-changes.module.js';
