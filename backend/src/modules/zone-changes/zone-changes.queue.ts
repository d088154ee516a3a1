import { z } from 'zod';
import { defineQueueTask } from '../../kernel/queue/index.js';

/** Moves visits to the zone of their properties; the operation says which. Continues where a killed worker stopped. */
export const FollowZone = defineQueueTask({
  name: 'zone-changes.follow',
  queue: 'imports',
  payload: z.object({ operationId: z.uuid() }),
});
