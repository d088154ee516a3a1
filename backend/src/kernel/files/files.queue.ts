import { z } from 'zod';
import { defineQueueTask } from '../queue/index.js';

/** Removes bytes of one company that no file names. */
export const SweepOrphans = defineQueueTask({
  name: 'files.sweep-orphans',
  queue: 'maintenance',
  payload: z.object({}),
  dedupeKey: () => 'one at a time',
  whileSuspended: true,
});
