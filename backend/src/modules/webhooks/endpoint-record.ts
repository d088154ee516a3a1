import type { RecordKind } from '../../kernel/records/index.js';
import { WebhookEndpoint } from './endpoint.entity.js';

/** An endpoint as it is set up; never its secrets, and not how its deliveries stand. */
export const WebhookEndpointRecord: RecordKind<WebhookEndpoint> = {
  entity: WebhookEndpoint,
  describe: ({ id, url, description, eventTypes, state, disabledReason }) => ({
    ...{ id, url, description, eventTypes, state, disabledReason },
  }),
};
