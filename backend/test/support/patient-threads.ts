import type { Threads } from '../../src/kernel/threads/index.js';

/** As long as any test may take: it ends what hangs. */
const PATIENCE_MS = 600_000;

/** Threads give way to everything else on the machine: how long their work takes decides no test that is about something else. */
export function withPatience(threads: Threads): Threads {
  const run = threads.run.bind(threads);
  threads.run = (task, payload, options) => run({ ...task, timeLimitMs: PATIENCE_MS }, payload, options);
  return threads;
}
