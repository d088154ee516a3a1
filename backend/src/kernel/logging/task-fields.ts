import { AsyncLocalStorage } from 'node:async_hooks';

/** What a log line says about the queue task that wrote it. */
export interface TaskFields {
  queueTask: string;
  taskId: string;
}

const storage = new AsyncLocalStorage<TaskFields>();

/** Everything that `work` logs names the queue task. */
export const runAsTask = <T>(fields: TaskFields, work: () => T): T => storage.run(fields, work);

export const currentTaskFields = (): TaskFields | undefined => storage.getStore();
