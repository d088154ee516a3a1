export { ChangedClientsFilterDto } from './clients-by-filter.dto.js';
export { ClientChangesModule } from './client-changes.module.js';
