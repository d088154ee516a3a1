export { Client } from './client.entity.js';
export { ClientsModule } from './clients.module.js';
export { ClientsService } from './clients.service.js';
export { listedParts } from './listed-parts.js';
