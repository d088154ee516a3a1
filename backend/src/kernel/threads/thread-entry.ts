import type { MessagePort } from 'node:worker_threads';
import { openAt } from './offered-bytes.js';
import type { TaskFunction, ThreadedTask } from './threaded-task.js';

/** What this process sends to a thread. */
export interface ThreadRequest {
  module: string;
  payload: unknown;
  /** Where the thread can read bytes, if the task reads any. */
  port: MessagePort | undefined;
}

/** Runs in the thread: loads the work of a task and does it. */
export default async function thread({ module, payload, port }: ThreadRequest): Promise<unknown> {
  const { default: work } = (await import(module)) as { default: TaskFunction<ThreadedTask<unknown, unknown>> };
  try {
    return await work(payload, port ? openAt(port) : noBytes);
  } finally {
    port?.close();
  }
}

function noBytes(): never {
  throw new Error('This task was given no bytes: pass `reads` to Threads.run().');
}
