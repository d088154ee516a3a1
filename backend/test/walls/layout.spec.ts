import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const GENERATED = /(^|\/)(node_modules|dist|generated|test-results|\.[^/]+)(\/|$)/;

/** Files below a folder of the repository, as paths from its root. */
function filesIn(folder: string, name: RegExp): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .map((path) => join(folder, path))
    .filter((path) => name.test(path) && !GENERATED.test(path));
}

const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');
/** What a part of the kernel takes from another, types apart. */
const NEEDED = /^(?:import|export) (?!type )[^;]*? from '\.\.\/([\w-]+)\/index\.js';$/gm;
const sources = filesIn('backend/src', /\.ts$/);
const domain = sources.filter(
  (path) => path.startsWith('backend/src/modules/') && !/\.(spec|d|factory)\.ts$/.test(path),
);
const domainOf = (path: string) => path.split('/')[3] ?? '';
const byDomain = Map.groupBy(domain, domainOf);
const MOST_FILES = 18;
const MOST_NAMES = 5;

describe('the layout of the code', () => {
  it('has a door in every domain, and a module file where there is something to wire', () => {
    const wired = [...byDomain].filter(([, files]) =>
      files.some((path) => /^@(Injectable|Controller)\(/m.test(read(path))),
    );
    const expected = [
      ...[...byDomain.keys()].map((name) => `backend/src/modules/${name}/index.ts`),
      ...wired.map(([name]) => `backend/src/modules/${name}/${name}.module.ts`),
    ];
    expect(expected.filter((path) => !sources.includes(path))).toEqual([]);
  });

  it('keeps a domain one flat folder', () => {
    expect(domain.filter((path) => path.split('/').length !== 5)).toEqual([]);
  });

  it('splits a domain into siblings before it gets long: specs and factories are not counted', () => {
    const long = [...byDomain].filter(([, files]) => files.length > MOST_FILES);
    expect(long.map(([name]) => name)).toEqual([]);
  });

  it('exports at most five names from a domain, all its own', () => {
    const namesOf = (path: string) =>
      [...read(path).matchAll(/export (?:type )?\{([^}]*)\}/g)].flatMap(([, names = '']) =>
        names.split(',').filter((name) => name.trim()),
      );
    const passesOn = (path: string) => /\*|from '\.\.\//.test(read(path));
    const doors = domain.filter((path) => basename(path) === 'index.ts');
    expect(doors.filter((path) => namesOf(path).length > MOST_NAMES || passesOn(path))).toEqual([]);
  });

  it('lets domains import one another in one direction only; type imports do not count', () => {
    const imports = /^import (?!type )\{([^}]*)\} from '(?:\.\.\/)+([\w-]+)\/index\.js';$/gm;
    const neighboursOf = (path: string) =>
      [...read(path).matchAll(imports)].flatMap(([, names = '', name = '']) =>
        byDomain.has(name) && names.split(',').some((one) => one.trim() && !one.trim().startsWith('type '))
          ? [name]
          : [],
      );
    const known = new Map([...byDomain].map(([name, files]) => [name, new Set(files.flatMap(neighboursOf))]));
    const reachedFrom = (name: string, reached = new Set<string>()): Set<string> => {
      for (const next of known.get(name) ?? []) if (!reached.has(next)) reachedFrom(next, reached.add(next));
      return reached;
    };
    expect(reachedFrom('jobs')).toContain('job-records');
    expect([...known.keys()].filter((name) => reachedFrom(name).has(name))).toEqual([]);
  });

  it('has no file for everything: name the file after what it does', () => {
    const drawers = /(^|[/.-])(utils?|helpers?|common|shared|misc|lib)(\.|\/|$)/;
    expect(sources.filter((path) => drawers.test(path.replace('backend/src/', '')))).toEqual([]);
  });

  it('passes no tenant id around in domain code: the scope has it', () => {
    // Signing in chooses the company, and a session keeps it; the event feed serves the streams of all companies of a process.
    const choosers = /modules\/(auth|company-sign-in|sessions|events)\//;
    const passing = domain.filter((path) => !choosers.test(path) && /[(,]\s*tenantId: string/.test(read(path)));
    expect(passing).toEqual([]);
  });

  it('has no TODO comments: open an issue, or do it', () => {
    const own = [...sources, ...filesIn('backend/test', /\.ts$/), ...filesIn('backend/migrations', /\.sql$/)];
    const noted = own.filter((path) => /\b(TODO|FIXME|XXX|HACK)\b/.test(read(path)));
    expect(noted.filter((path) => basename(path) !== 'layout.spec.ts')).toEqual([]);
  });

  it('names migrations <13 digits>-<what-it-is>.sql, each moment once', () => {
    const names = readdirSync(join(ROOT, 'backend/migrations'));
    expect(names.filter((name) => !/^\d{13}-[a-z]+(-[a-z0-9]+)*\.sql$/.test(name))).toEqual([]);
    expect(new Set(names.map((name) => name.slice(0, 13))).size).toBe(names.length);
  });
});

describe('a part of the kernel', () => {
  const KERNEL = 'backend/src/kernel';
  const code = sources.filter((path) => path.startsWith(`${KERNEL}/`) && !/\.(spec|d)\.ts$/.test(path));
  const partOf = (path: string) => path.slice(KERNEL.length + 1).split('/')[0] ?? '';
  const parts = [...Map.groupBy(code, partOf)].filter(([part]) => part !== 'kernel.module.ts');

  it('is flat, has one index.ts, and at most 18 files', () => {
    const faults = parts.flatMap(([part, files]) => [
      ...files.filter((path) => dirname(path) !== `${KERNEL}/${part}`),
      ...(files.includes(`${KERNEL}/${part}/index.ts`) ? [] : [`${part} has no index.ts`]),
      ...(files.length > 18 ? [`${part} has ${files.length} files`] : []),
    ]);
    expect(faults).toEqual([]);
  });

  it('imports no part that imports it', () => {
    const needs = new Map(
      parts.map(([part, files]) => [
        part,
        new Set(files.flatMap((path) => [...read(path).matchAll(NEEDED)].map(([, other = '']) => other))),
      ]),
    );
    // What needs nothing that is left can be taken away; a circle stays.
    for (let left = -1; left !== needs.size;) {
      left = needs.size;
      for (const [part, others] of needs) if (![...others].some((other) => needs.has(other))) needs.delete(part);
    }
    expect([...needs.keys()]).toEqual([]);
  });
});

describe('the documents', () => {
  const documents = [...filesIn('backend/docs', /\.md$/), '.github/CONTRIBUTING.md', 'README.md'].filter((path) =>
    existsSync(join(ROOT, path)),
  );

  it('cite no line numbers, which go stale', () => {
    expect(documents.filter((path) => /\.(ts|tsx|mjs|sql|json|md):\d+/.test(read(path)))).toEqual([]);
  });

  it('cite only paths that exist', () => {
    const cited = documents.flatMap((document) =>
      [...read(document).matchAll(/`((?:backend|web|scripts|docker|openapi)\/[\w./-]+)`/g)].map(([, path = '']) => ({
        document,
        path,
      })),
    );
    expect(cited.length).toBeGreaterThan(0);
    // What a build makes need not be there.
    expect(cited.filter(({ path }) => !GENERATED.test(path) && !existsSync(join(ROOT, path)))).toEqual([]);
  });

  it('are all in this repository where code refers to them, and no rule is cited by number', () => {
    const code = [
      ...sources,
      ...filesIn('backend/test', /\.ts$/),
      ...filesIn('backend/migrations', /\.sql$/),
      ...filesIn('scripts', /\.mjs$/),
      ...filesIn('web/src', /\.tsx?$/),
    ];
    const isThere = (path: string, name: string) =>
      ['', 'backend', 'openapi', dirname(path)].some((folder) => existsSync(join(ROOT, folder, name)));
    const missing = code.flatMap((path) =>
      [...read(path).matchAll(/(?<![\w./-])[\w./-]{1,100}\.md\b/g)].flatMap(([name]) =>
        isThere(path, name) ? [] : `${path}: ${name}`,
      ),
    );
    expect(missing).toEqual([]);
    expect(code.filter((path) => /\bproduct (?:rules? )?\d+\.\d/.test(read(path)))).toEqual([]);
  });
});
