import { z } from 'zod';
import { defineQueueTask } from '../../kernel/queue/index.js';

/** Gives every endpoint of the company a delivery for each new event that it subscribes to, and has them sent. */
export const FanOutEvents = defineQueueTask({
  name: 'webhooks.fan-out',
  queue: 'webhooks',
  payload: z.object({}),
  dedupeKey: () => 'company',
});

/** Sends what is due to an endpoint whose last answer was slow or did not come. */
export const SendSlowWebhooks = defineQueueTask({
  name: 'webhooks.send-slow',
  queue: 'webhook-slow-calls',
  payload: z.object({ endpointId: z.uuid() }),
  dedupeKey: ({ endpointId }) => endpointId,
});
