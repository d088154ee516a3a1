import { defineThreadedTask } from '../../kernel/threads/index.js';
import type { WorkOrder } from './work-order.js';

/**
 * Sets a work order on paper. A page takes some milliseconds, but nobody says how many there are, and some scripts take
 * ten times as long as others: other tasks of the worker, and the watch over it, do not wait for that.
 */
export const PrintWorkOrder = defineThreadedTask<WorkOrder, Uint8Array>({
  name: 'jobs.print-work-order',
  module: new URL('./print-work-order.thread.js', import.meta.url),
  lane: 'long',
  timeLimitMs: 60_000,
});
