import { z } from 'zod';
import { defineQueueTask } from '../../kernel/queue/index.js';

/** Writes everything that the company holds into one file. */
export const ExportCompany = defineQueueTask({
  name: 'company-export.write-archive',
  queue: 'imports',
  payload: z.object({ operationId: z.uuid() }),
  whileSuspended: true,
});
