import type { OpenBytes } from './offered-bytes.js';

/** `quick` is for what a person waits for, under a second; `long` for files. Neither can fill the other's threads. */
export type Lane = 'quick' | 'long';

/** Work done by a thread: input and output are plain data that survive a structured clone. */
export interface ThreadedTask<Payload, Result> {
  /** For the log, with its domain first: `imports.inspect-file`. */
  readonly name: string;
  /** The module whose default export does the work. Only threads load it, with everything it needs. */
  readonly module: URL;
  readonly lane: Lane;
  /** A thread that works longer is terminated; waiting for a thread does not count. */
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
