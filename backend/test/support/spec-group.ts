import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
/** What a spec calls outside of any describe. Each may also be called as `.each(table)(…)`. */
const AT_THE_TOP = ['describe', 'it', 'beforeAll', 'beforeEach', 'afterAll', 'afterEach'] as const;

type Registration = (...args: unknown[]) => unknown;
type Globals = Record<(typeof AT_THE_TOP)[number], Registration & { each: (table: unknown) => Registration }>;

/** Which specs of a tier this process runs, and into how many parts they are shared: jest.config.js says so. */
declare const share: { roots: string[]; specs: string; without: string[]; index: number; of: number };

/** Of the slow ones, by their paths' ends: rough and old is good enough. */
const SECONDS = JSON.parse(readFileSync(`${ROOT}test/suites/seconds.json`, 'utf8')) as Record<string, number>;
const ORDINARY = 1;
const secondsOf = (file: string): number => SECONDS[basename(file, '.spec.ts')] ?? ORDINARY;

/**
 * Registers this part's share of the specs of a tier, each as a describe with its path; none is left out. A file of its own
 * would load its modules anew for each spec, which is half of what they all cost.
 */
export async function registerSpecs(): Promise<void> {
  for (const file of shares(share.of)[share.index] ?? []) {
    const register = await recorded(() => import(ROOT + file));
    describe(file, register);
  }
}

/** All specs, in shares that take about as long: the slowest first, each to the share that has the least to do. */
function shares(count: number): string[][] {
  const files = specs().sort((a, b) => secondsOf(b) - secondsOf(a));
  const all = Array.from({ length: count }, (): { load: number; files: string[] } => ({ load: 0, files: [] }));
  for (const file of files) {
    const least = all.reduce((best, one) => (one.load < best.load ? one : best));
    least.files.push(file);
    least.load += secondsOf(file);
  }
  return all.map((one) => one.files);
}

function specs(): string[] {
  const wanted = new RegExp(share.specs);
  const left = share.without.map((pattern) => new RegExp(pattern));
  return globSync(
    share.roots.map((root) => `${root}/**/*.spec.ts`),
    { cwd: ROOT },
  )
    .filter((file) => wanted.test(file) && !left.some((pattern) => pattern.test(file)))
    .sort();
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
