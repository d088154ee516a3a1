import type { OpenBytes } from './offered-bytes.js';

/** `quick` is for what a person waits for, under a second; `long` for files. One cannot fill the other's threads. */
export type Lane = 'quick' | 'long';

/** Work that a thread does: what goes in and what comes out is plain data, which survives a structured clone. */
export interface ThreadedTask<Payload, Result> {
  /** In the log, with its domain first: `imports.inspect-file`. */
  readonly name: string;
  /** The module whose default export is the work. Only threads load it, with all that it needs. */
  readonly module: URL;
  readonly lane: Lane;
  /** A thread that works longer is ended; waiting for a thread does not count. */
  readonly timeLimitMs: number;
  /** Never set: holds the types. */
  readonly types?: { payload: Payload; result: Result };
}

/** The function that a task's module exports: `export default work satisfies WorkOf<typeof RatePassword>`. */
export type TaskFunction<Task> =
  Task extends ThreadedTask<infer Payload, infer Result>
    ? (payload: Payload, open: OpenBytes) => Result | Promise<Result>
    : never;

/**
 * Declares a threaded task in a light file beside its domain; the work is in a file of its own, `*.thread.ts`:
 *
 *     export const RatePassword = defineThreadedTask<{ password: string }, { score: number }>({
 *       name: 'auth.rate-password', lane: 'quick', timeLimitMs: 5_000,
 *       module: new URL('./rate-password.thread.js', import.meta.url),
 *     });
 *     // rate-password.thread.ts
 *     export default (({ password }) => ({ score: … })) satisfies WorkOf<typeof RatePassword>;
 *     // anywhere: inject Threads
 *     const { score } = await this.threads.run(RatePassword, { password });
 */
export function defineThreadedTask<Payload, Result>(
  task: Omit<ThreadedTask<Payload, Result>, 'types'>,
): ThreadedTask<Payload, Result> {
  return task;
}
