import { z } from 'zod';
import { defineQueueTask } from '../../kernel/queue/index.js';

/** Gives every endpoint of the company a delivery for each new event that it wants, and has them sent. */
export const FanOutEvents = defineQueueTask({
  name: 'webhooks.fan-out',
  queue: 'webhooks',
  payload: z.object({}),
  dedupeKey: () => 'company',
});

/** Sends what is due to one endpoint. */
export const SendWebhooks = defineQueueTask({
  name: 'webhooks.send',
  queue: 'webhook-calls',
  payload: z.object({ endpointId: z.uuid() }),
  dedupeKey: ({ endpointId }) => endpointId,
});

/** The same for an endpoint whose last answer was slow or did not come. */
export const SendSlowWebhooks = defineQueueTask({
  name: 'webhooks.send-slow',
  queue: 'webhook-slow-calls',
  payload: z.object({ endpointId: z.uuid() }),
  dedupeKey: ({ endpointId }) => endpointId,
});

/** Begins the dead deliveries of an endpoint anew. */
export const ReplayWebhooks = defineQueueTask({
  name: 'webhooks.replay',
  queue: 'maintenance',
  payload: z.object({ operationId: z.uuid(), endpointId: z.uuid(), since: z.iso.datetime() }),
});

/** Removes deliveries that nobody needs to look at any more. */
export const SweepDeliveries = defineQueueTask({
  name: 'webhooks.sweep',
  queue: 'maintenance',
  payload: z.object({}),
  dedupeKey: () => 'company',
});
