export type { OpenBytes } from './offered-bytes.js';
export { defineThreadedTask, type TaskFunction } from './threaded-task.js';
export { Threads } from './threads.js';
export { ThreadsModule } from './threads.module.js';
