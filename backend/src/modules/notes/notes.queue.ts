import { z } from 'zod';
import { defineQueueTask } from '../../kernel/queue/index.js';

/** Emails people that a note mentions them. */
export const TellMentioned = defineQueueTask({
  name: 'notes.tell-mentioned',
  queue: 'mail',
  payload: z.object({ noteId: z.uuid(), userIds: z.array(z.uuid()) }),
});
