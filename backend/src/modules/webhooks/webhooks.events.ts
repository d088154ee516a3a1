import { defineEvent } from '../../kernel/events/index.js';

const ENTITY = 'webhook_endpoint';

export const WebhookEndpointCreated = defineEvent('webhook_endpoint.created', ENTITY);
export const WebhookEndpointUpdated = defineEvent('webhook_endpoint.updated', ENTITY);
export const WebhookEndpointEnabled = defineEvent('webhook_endpoint.enabled', ENTITY);

/** By somebody, or by the product: `disabledReason` says. */
export const WebhookEndpointDisabled = defineEvent('webhook_endpoint.disabled', ENTITY);

/** A new secret signs; the one before goes on for a while. */
export const WebhookSecretRotated = defineEvent('webhook_endpoint.secret_rotated', ENTITY);

export const WebhookEndpointDeleted = defineEvent('webhook_endpoint.deleted', ENTITY);
