import { z } from 'zod';
import { defineQueueTask } from '../queue/index.js';

/** Removes answers of the company that are too old to be replayed. */
export const SweepAnswers = defineQueueTask({
  name: 'idempotency.sweep',
  queue: 'maintenance',
  payload: z.object({}),
  dedupeKey: () => 'company',
  whileSuspended: true,
});
