import { defineEvent } from '../../kernel/events/index.js';
import type { RecordKind } from '../../kernel/records/index.js';
import { WebhookEndpoint } from './endpoint.entity.js';

const ENTITY = 'webhook_endpoint';

export const WebhookEndpointCreated = defineEvent('webhook_endpoint.created', ENTITY);
export const WebhookEndpointUpdated = defineEvent('webhook_endpoint.updated', ENTITY);
export const WebhookEndpointEnabled = defineEvent('webhook_endpoint.enabled', ENTITY);

/** By somebody, or by the product: `disabledReason` says. */
export const WebhookEndpointDisabled = defineEvent('webhook_endpoint.disabled', ENTITY);

/** A new secret signs; the one before goes on for a while. */
export const WebhookSecretRotated = defineEvent('webhook_endpoint.secret_rotated', ENTITY);

export const WebhookEndpointDeleted = defineEvent('webhook_endpoint.deleted', ENTITY);

/** An endpoint as it is set up; never its secrets, and not how its deliveries stand. */
export const WebhookEndpointRecord: RecordKind<WebhookEndpoint> = {
  entity: WebhookEndpoint,
  describe: ({ id, url, description, eventTypes, state, disabledReason }) => ({
    ...{ id, url, description, eventTypes, state, disabledReason },
  }),
};
