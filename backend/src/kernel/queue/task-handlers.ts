import { Injectable } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { type HandlerMetadata, TaskHandler, type TaskRun } from './handles.js';
import { declaredQueueTasks } from './queue-task.js';

export interface FoundHandler extends HandlerMetadata {
  /** `Class.method`, for messages. */
  place: string;
  handle(payload: unknown, run: TaskRun): Promise<unknown>;
}

type Methods = Record<string, (payload: unknown, run: TaskRun) => Promise<unknown>>;

/** Finds the `@Handles` methods of all providers. */
@Injectable()
export class TaskHandlers {
  private found?: Map<string, FoundHandler[]>;

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
  ) {}

  /** The handler of a task; throws when there is none, which cannot happen in a worker that started. */
  of(taskName: string): FoundHandler {
    const handler = this.all().get(taskName)?.[0];
    if (!handler) throw new Error(`No handler for queue task ${taskName}.`);
    return handler;
  }

  /** Mismatches between tasks and handlers; a worker with any refuses to start. */
  mistakes(): string[] {
    const all = this.all();
    const missing = [...declaredQueueTasks().keys()].filter((name) => !all.has(name));
    const twice = [...all].filter(([, handlers]) => handlers.length > 1);
    return [
      ...missing.map((name) => `${name} has no @Handles method in any provider.`),
      ...twice.map(([name, handlers]) => `${name} is handled by ${handlers.map(({ place }) => place).join(' and ')}.`),
    ];
  }

  private all(): Map<string, FoundHandler[]> {
    this.found ??= Map.groupBy(this.scan(), ({ task }) => task.name);
    return this.found;
  }

  private scan(): FoundHandler[] {
    const instances = this.discovery.getProviders().map(({ instance }) => instance as unknown);
    const unique = new Set(instances.filter((instance) => instance !== null && typeof instance === 'object'));
    return [...unique].flatMap((instance) => this.handlersOf(instance as Methods));
  }

  private handlersOf(instance: Methods): FoundHandler[] {
    const prototype: unknown = Object.getPrototypeOf(instance);
    return this.scanner.getAllMethodNames(prototype as object | null).flatMap((name) => {
      const method = instance[name];
      const metadata = method && this.reflector.get(TaskHandler, method);
      if (!metadata) return [];
      const place = `${instance.constructor.name}.${name}`;
      return [{ ...metadata, place, handle: method.bind(instance) }];
    });
  }
}
