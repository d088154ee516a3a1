export { EndpointRights } from './endpoint-rights.js';
export { EndpointSwitch } from './endpoint-switch.js';
export { EndpointsRepository } from './endpoints.repository.js';
export { WebhookEndpointNotFound } from './webhooks.errors.js';
export { WebhooksModule } from './webhooks.module.js';
