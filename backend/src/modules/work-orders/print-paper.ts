import { defineThreadedTask } from '../../kernel/threads/index.js';
import type { WorkOrder } from './work-order.js';

/** For the crew, with everything it must know; or for the client, without what is between the office and the crew. */
export interface Paper {
  for: 'crew' | 'client';
  order: WorkOrder;
}

/** A PDF, and the code points (`U+12000`) that are boxes in it because no font has them. */
export interface PrintedPaper {
  pdf: Uint8Array;
  missing: string[];
}

/**
 * Lays out a document of a job. A page takes some milliseconds, but there is no limit on their number, and some scripts
 * take ten times as long: the worker's other tasks and its watchdog must not wait for that.
 */
export const PrintPaper = defineThreadedTask<Paper, PrintedPaper>({
  name: 'jobs.print-paper',
  module: new URL('./print-paper.thread.js', import.meta.url),
  lane: 'long',
  timeLimitMs: 60_000,
});
