import { z } from 'zod';
import { defineQueueTask } from '../../kernel/queue/index.js';

/** Lets visits follow the zone of their places; the operation says which. Goes on where a killed worker stopped. */
export const FollowZone = defineQueueTask({
  name: 'zone-changes.follow',
  queue: 'imports',
  payload: z.object({ operationId: z.uuid() }),
});
