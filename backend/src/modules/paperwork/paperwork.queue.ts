import { z } from 'zod';
import { defineQueueTask } from '../../kernel/queue/index.js';

const request = z.object({ jobId: z.uuid(), request: z.int() });

/** Lays out the PDF of a job; a confirmation that waits for it follows. */
export const MakeWorkOrder = defineQueueTask({
  name: 'jobs.make-work-order',
  queue: 'documents',
  payload: request,
  dedupeKey: ({ jobId, request: number }) => `${jobId}:${number}`,
});

/** Writes the confirmation mail of a job, with the client's paper and a calendar file. */
export const SendConfirmation = defineQueueTask({
  name: 'jobs.send-confirmation',
  queue: 'mail',
  payload: request,
  dedupeKey: ({ jobId, request: number }) => `${jobId}:${number}`,
});
