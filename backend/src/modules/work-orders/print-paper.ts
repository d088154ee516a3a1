import { defineThreadedTask } from '../../kernel/threads/index.js';
import type { WorkOrder } from './work-order.js';

/** For the crew, with all that it must know; or for the client, without what is between the office and the crew. */
export interface Paper {
  for: 'crew' | 'client';
  order: WorkOrder;
}

/** A PDF, and the numbers of the characters (`U+12000`) that are a box in it, as no font has them. */
export interface PrintedPaper {
  pdf: Uint8Array;
  missing: string[];
}

/**
 * Sets a paper of a job. A page takes some milliseconds, but nobody says how many there are, and some scripts take
 * ten times as long as others: other tasks of the worker, and the watch over it, do not wait for that.
 */
export const PrintPaper = defineThreadedTask<Paper, PrintedPaper>({
  name: 'jobs.print-paper',
  module: new URL('./print-paper.thread.js', import.meta.url),
  lane: 'long',
  timeLimitMs: 60_000,
});
