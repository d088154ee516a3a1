import { z } from 'zod';
import { defineQueueTask } from '../../kernel/queue/index.js';

/** Hands one mail to the mail server. */
export const DeliverMessage = defineQueueTask({
  name: 'messages.deliver',
  queue: 'mail',
  payload: z.object({ messageId: z.uuid() }),
  dedupeKey: ({ messageId }) => messageId,
});
