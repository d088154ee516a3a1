import type { INestApplicationContext } from '@nestjs/common';
import { type HandlerMetadata, TaskHandler } from '../../src/kernel/queue/handles.js';
import { QUEUE_SETTINGS } from '../../src/kernel/queue/queue-settings.js';
import { declaredQueueTasks } from '../../src/kernel/queue/index.js';
import { classesOf, methodsOf, previewProduct } from './product.js';

describe('every queue task', () => {
  let product: INestApplicationContext;
  let handlers: Map<string, string[]>;
  beforeAll(async () => {
    product = await previewProduct();
    handlers = new Map();
    for (const { place, handler } of classesOf(product).flatMap(methodsOf)) {
      const metadata = Reflect.getMetadata(TaskHandler.KEY, handler) as HandlerMetadata | undefined;
      if (metadata) handlers.set(metadata.task.name, [...(handlers.get(metadata.task.name) ?? []), place]);
    }
  });
  afterAll(() => product.close());

  it('is found by this wall', () => {
    expect([...declaredQueueTasks().keys()]).toContain('files.sweep-orphans');
    expect(handlers.get('files.sweep-orphans')).toEqual(['FilesProcessor.sweep']);
  });

  it('has a handler: write one with @Handles(Task) in a *.processor.ts and list the processor in its module', () => {
    expect([...declaredQueueTasks().keys()].filter((name) => !handlers.has(name))).toEqual([]);
  });

  it('has only one handler: two would take turns at random', () => {
    expect([...handlers].filter(([, places]) => places.length > 1)).toEqual([]);
  });

  it('is declared: @Handles takes what defineQueueTask made in a *.queue.ts', () => {
    expect([...handlers.keys()].filter((name) => !declaredQueueTasks().has(name))).toEqual([]);
  });

  it('leaves a worker slot free where tasks take minutes', () => {
    const long = (['documents', 'imports'] as const).map((queue) => QUEUE_SETTINGS[queue]);
    expect(long.filter(({ concurrency, perTenant }) => perTenant >= concurrency)).toEqual([]);
  });

  it('is handled in a processor, so that enqueuing does not load the code that does the work', () => {
    expect([...handlers.values()].flat().filter((place) => !/Processor\.\w+$/.test(place))).toEqual([]);
  });
});
