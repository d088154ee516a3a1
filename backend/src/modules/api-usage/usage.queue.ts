import { z } from 'zod';
import { defineQueueTask } from '../../kernel/queue/index.js';

/** Removes counts of usage of one company that are older than we keep them. */
export const SweepApiKeyUsage = defineQueueTask({
  name: 'api-keys.sweep-usage',
  queue: 'maintenance',
  payload: z.object({}),
  dedupeKey: () => 'one at a time',
  whileSuspended: true,
});
