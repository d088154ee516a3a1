import { z } from 'zod';
import { defineQueueTask } from '../../kernel/queue/index.js';

/** Changes all clients that a filter finds; the operation says how. Continues where a killed worker stopped. */
export const ChangeClients = defineQueueTask({
  name: 'clients.change-by-filter',
  queue: 'imports',
  payload: z.object({ operationId: z.uuid() }),
});
