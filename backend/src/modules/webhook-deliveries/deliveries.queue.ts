import { z } from 'zod';
import { defineQueueTask } from '../../kernel/queue/index.js';

/** Sends what is due to one endpoint. */
export const SendWebhooks = defineQueueTask({
  name: 'webhooks.send',
  queue: 'webhook-calls',
  payload: z.object({ endpointId: z.uuid() }),
  dedupeKey: ({ endpointId }) => endpointId,
});

/** Restarts the dead deliveries of an endpoint. */
export const ReplayWebhooks = defineQueueTask({
  name: 'webhooks.replay',
  queue: 'maintenance',
  payload: z.object({ operationId: z.uuid(), endpointId: z.uuid(), since: z.iso.datetime() }),
});

/** Removes deliveries past their retention. */
export const SweepDeliveries = defineQueueTask({
  name: 'webhooks.sweep',
  queue: 'maintenance',
  payload: z.object({}),
  dedupeKey: () => 'company',
  whileSuspended: true,
});
