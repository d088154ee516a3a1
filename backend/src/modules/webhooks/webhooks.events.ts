import { defineEvent, defineRecord } from '../../kernel/events/index.js';
import type { RecordKind } from '../../kernel/records/index.js';
import { WebhookEndpoint } from './endpoint.entity.js';

const ENDPOINT_RECORD = defineRecord({ kind: 'webhook_endpoint', read: 'webhooks.read' });

export const WebhookEndpointCreated = defineEvent('webhook_endpoint.created', ENDPOINT_RECORD);
export const WebhookEndpointUpdated = defineEvent('webhook_endpoint.updated', ENDPOINT_RECORD);
export const WebhookEndpointEnabled = defineEvent('webhook_endpoint.enabled', ENDPOINT_RECORD);

/** By a person or by the product; `disabledReason` says which. */
export const WebhookEndpointDisabled = defineEvent('webhook_endpoint.disabled', ENDPOINT_RECORD);

/** A new secret signs; the previous one stays active for a while. */
export const WebhookSecretRotated = defineEvent('webhook_endpoint.secret_rotated', ENDPOINT_RECORD);

export const WebhookEndpointDeleted = defineEvent('webhook_endpoint.deleted', ENDPOINT_RECORD);

/** An endpoint's settings; never its secrets or its delivery state. */
export const WebhookEndpointRecord: RecordKind<WebhookEndpoint> = {
  entity: WebhookEndpoint,
  describe: ({ id, url, description, eventTypes, state, disabledReason }) => ({
    id,
    url,
    description,
    eventTypes,
    state,
    disabledReason,
  }),
};
