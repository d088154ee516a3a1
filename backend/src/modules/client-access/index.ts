export { requireClient, touchClient, touchClients, visibleClients } from './client-access.js';
export { ClientNotFound } from './client-access.errors.js';
