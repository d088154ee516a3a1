import type { z } from 'zod';
import type { QueueName } from './queue-settings.js';

/** Background work, declared as data: enqueuers import this and never load the code that does the work. */
export interface QueueTask<Payload> {
  /** `domain.verb-noun`, unique. */
  readonly name: string;
  readonly queue: QueueName;
  /** Ids and little else: the handler reads the rest when it runs. */
  readonly payload: z.ZodType<Payload>;
  /** Tasks with the same key in one company collapse into one until the first has started. */
  readonly dedupeKey?: (payload: Payload) => string;
  /** It goes on while its company is suspended: it exports, or keeps house. Others wait, and nothing is lost. */
  readonly whileSuspended?: boolean;
}

const NAME = /^[a-z][a-z0-9-]*(\.[a-z][a-z0-9-]*)+$/;

/** Every task of the program by name: filled as the `*.queue.ts` files are loaded, complete once all modules are. */
const declared = new Map<string, QueueTask<unknown>>();

/** Declares a queue task. Throws when the name is taken. */
export function defineQueueTask<Payload>(task: QueueTask<Payload>): QueueTask<Payload> {
  if (!NAME.test(task.name)) throw new Error(`Name queue tasks like "jobs.send-confirmation", not "${task.name}".`);
  if (declared.has(task.name)) throw new Error(`Two queue tasks are named ${task.name}.`);
  declared.set(task.name, task as QueueTask<unknown>);
  return task;
}

export const declaredQueueTasks = (): ReadonlyMap<string, QueueTask<unknown>> => declared;
