import { Reflector } from '@nestjs/core';
import type { QueueTask } from './queue-task.js';

/** What a handler knows about its run. */
export interface TaskRun {
  taskId: string;
  /** 1 for the first. */
  attempt: number;
  lastAttempt: boolean;
  /** Aborted when the worker shuts down or has lost the task to another: stop at the next safe point and throw. */
  signal: AbortSignal;
  /**
   * Runs `work` unless an earlier run of this task has done so and committed. For handlers without a transaction of
   * their own: call it inside `Scopes.transaction()`. Answers whether it ran.
   */
  once(step: string, work: () => Promise<void>): Promise<boolean>;
}

export interface HandlerOptions {
  /**
   * `write` (default): the handler is one transaction, and its effect happens once even if the task runs twice.
   * `none`: for long work, which opens its own with `Scopes.transaction()` and guards them with `run.once()`.
   */
  transaction?: 'write' | 'none';
}

export interface HandlerMetadata {
  task: QueueTask<unknown>;
  transaction: 'write' | 'none';
}

type Handler<Payload> = (payload: Payload, run: TaskRun) => Promise<unknown>;

export const TaskHandler = Reflector.createDecorator<HandlerMetadata>();

/**
 * Marks the processor method that does the work of a task. There is exactly one per task, or the worker does not start.
 */
export function Handles<Payload>(task: QueueTask<Payload>, { transaction = 'write' }: HandlerOptions = {}) {
  return <Method extends Handler<Payload>>(
    target: object,
    key: string | symbol,
    descriptor: TypedPropertyDescriptor<Method>,
  ): void => {
    TaskHandler({ task: task as QueueTask<unknown>, transaction })(target, key, descriptor);
  };
}
