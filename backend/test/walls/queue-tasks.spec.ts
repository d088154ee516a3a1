import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, matchesGlob } from 'node:path';
import { fileURLToPath } from 'node:url';
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

const BACKEND = fileURLToPath(new URL('../../', import.meta.url));
const read = (path: string) => readFileSync(join(BACKEND, path), 'utf8');
/** What a file loads, or starts as a process of its own. */
const LOADED = /(?:^(?:import|export) (?!type )(?:[^;]*? from )?|\bimport\(|new URL\()'(\.[^']+)\.[jt]s'/gm;
/** Loaded only where no modules are named. */
const WHOLE_PRODUCT = 'src/app.module.ts';

function filesLoadedBy(path: string, loaded = new Set<string>()): Set<string> {
  if (loaded.has(path) || path === WHOLE_PRODUCT || !existsSync(join(BACKEND, path))) return loaded;
  loaded.add(path);
  for (const [, target = ''] of read(path).matchAll(LOADED)) filesLoadedBy(join(dirname(path), `${target}.ts`), loaded);
  return loaded;
}

describe('the tests of queues', () => {
  const specs = globSync('src/**/*.queue.spec.ts', { cwd: BACKEND });
  const { namedInputs } = JSON.parse(read('project.json')) as { namedInputs: { queueCode: string[] } };
  const inputs = [...namedInputs.queueCode, '{projectRoot}/**/*.queue.spec.ts'].map((input) =>
    input.replace('{projectRoot}/', ''),
  );

  it('boot no whole product, of which every change would run them again', () => {
    expect(specs).not.toEqual([]);
    expect(specs.filter((path) => /\b(?:test|http)App\((?!\{ modules: \[)|app\.module\.js/.test(read(path)))).toEqual(
      [],
    );
  });

  it('run again for all that they load: add a new domain to queueCode in project.json', () => {
    const permissions = globSync('src/modules/**/*.permissions.ts', { cwd: BACKEND });
    const loaded = new Set([...specs, ...permissions].flatMap((path) => [...filesLoadedBy(path)]));
    expect([...loaded]).toEqual(
      expect.arrayContaining(['src/kernel/queue/queue-worker.ts', 'src/modules/webhook-sending/sender.ts']),
    );
    expect([...loaded].filter((path) => !inputs.some((input) => matchesGlob(path, input)))).toEqual([]);
  });
});
