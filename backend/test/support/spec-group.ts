import { globSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
/** What a spec calls outside of any describe. Each may also be called as `.each(table)(…)`. */
const AT_THE_TOP = ['describe', 'it', 'beforeAll', 'beforeEach', 'afterAll', 'afterEach'] as const;

type Registration = (...args: unknown[]) => unknown;
type Globals = Record<(typeof AT_THE_TOP)[number], Registration & { each: (table: unknown) => Registration }>;

/**
 * Registers this part's share of the database specs, each as a describe with its path; there are as many parts as files
 * beside it in test/database, so none is left out. A file of its own would load the product anew for each spec, which is half of
 * what they all cost.
 */
export async function registerSpecs(suite: string): Promise<void> {
  const parts = globSync('test/database/*.suite.ts', { cwd: ROOT }).sort();
  const part = parts.findIndex((path) => ROOT + path === fileURLToPath(suite));
  const files = globSync('{src,test}/**/*.db.spec.ts', { cwd: ROOT }).sort();
  for (const file of files.filter((_, index) => index % parts.length === part)) {
    const register = await recorded(() => import(ROOT + file));
    describe(file, register);
  }
}

/** Keeps what a spec registers while it is loaded, so that its hooks will be those of its own describe. */
async function recorded(load: () => Promise<unknown>): Promise<() => void> {
  const globals = globalThis as unknown as Globals;
  const real = { ...globals };
  const kept: Array<() => unknown> = [];
  const keeper =
    (registration: Registration): Registration =>
    (...args) =>
      void kept.push(() => registration(...args));
  for (const name of AT_THE_TOP) {
    const each = (table: unknown) => keeper(real[name].each(table));
    globals[name] = Object.assign(keeper(real[name]), { each });
  }
  await load();
  for (const name of AT_THE_TOP) globals[name] = real[name];
  return () => kept.forEach((registration) => registration());
}
