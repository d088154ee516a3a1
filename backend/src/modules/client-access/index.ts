export { lockClient, requireClient, touchClient, visibleClients } from './client-access.js';
export { ClientNotFound } from './client-access.errors.js';
