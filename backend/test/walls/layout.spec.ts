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
const MODULES = 'backend/src/modules/';
const modules = readdirSync(join(ROOT, 'backend/src/modules'));

/** Domains that still have folders in them, or a door that is too wide. */
const UNSETTLED = ['api-keys', 'auth', 'jobs', 'webhooks'];
const settled = (path: string) => !UNSETTLED.includes(path.split('/')[0] ?? '');

/** Other domains that one needs to run; types alone are not counted. */
function doorsUsedBy(name: string): Set<string> {
  const own = domain.filter((path) => path.startsWith(`${MODULES}${name}/`));
  const imports = own.flatMap((path) => [
    ...read(path).matchAll(/^import (?!type )(\{[^}]*\}|\w+) from '(?:\.\.\/)+([a-z-]+)\/index\.js';$/gm),
  ]);
  const needed = imports.filter(([, names = '']) => !/^\{(\s*type \w+,?)+\s*\}$/.test(names));
  return new Set(needed.map(([, , other = '']) => other).filter((other) => other !== name && modules.includes(other)));
}

describe('the layout of the code', () => {
  it('has a door in every domain, and a module file where something is provided', () => {
    const provides = (name: string) =>
      domain.some((path) => path.startsWith(`${MODULES}${name}/`) && /^@(Injectable|Controller)\(/m.test(read(path)));
    const expected = modules.flatMap((name) =>
      ['index.ts', ...(provides(name) ? [`${name}.module.ts`] : [])].map((file) => `${MODULES}${name}/${file}`),
    );
    const expected = [
      ...[...byDomain.keys()].map((name) => `backend/src/modules/${name}/index.ts`),
      ...wired.map(([name]) => `backend/src/modules/${name}/${name}.module.ts`),
    ];
    expect(expected.filter((path) => !sources.includes(path))).toEqual([]);
  });

  it('keeps a domain short: past 18 files it becomes siblings', () => {
    const byFolder = Map.groupBy(domain, dirname);
    expect([...byFolder].filter(([, files]) => files.length > 18).map(([folder]) => folder)).toEqual([]);
  });

  it('keeps a domain flat: one folder, no folders in it', () => {
    const nested = readdirSync(join(ROOT, MODULES), { recursive: true, encoding: 'utf8' }).filter(
      (path) => path.split('/').length > 2 && settled(path),
    );
    expect(nested).toEqual([]);
  });

  it('keeps doors narrow: at most five names, all of the domain itself', () => {
    const wide = modules.filter(settled).filter((name) => {
      const door = read(`${MODULES}${name}/index.ts`);
      const names = [...door.matchAll(/\{([^{}]*)\}/g)].flatMap(([, list = '']) =>
        list.split(',').filter((one) => one.trim()),
      );
      return names.length > 5 || /\*|from '\.\.\//.test(door);
    });
    expect(wide).toEqual([]);
  });

  it('lets domains know each other in one direction: what two need of each other goes below both', () => {
    const uses = new Map(modules.map((name) => [name, doorsUsedBy(name)]));
    const reaches = (from: string, to: string, seen = new Set<string>()): boolean =>
      [...(uses.get(from) ?? [])].some((next) => next === to || (!seen.has(next) && reaches(next, to, seen.add(next))));
    expect(modules.filter((name) => reaches(name, name))).toEqual([]);
  });

  it('has no drawer for everything: name the file after what it does', () => {
    const drawers = /(^|[/.-])(utils?|helpers?|common|shared|misc|lib)(\.|\/|$)/;
    expect(sources.filter((path) => drawers.test(path.replace('backend/src/', '')))).toEqual([]);
  });

  it('passes no tenant id around in domain code: the scope knows the company', () => {
    // Signing in chooses the company, and a session keeps it; the event feed serves the streams of all companies of a process.
    const choosers = /modules\/(auth|sessions|events)\//;
    const passing = domain.filter((path) => !choosers.test(path) && /[(,]\s*tenantId: string/.test(read(path)));
    expect(passing).toEqual([]);
  });

  it('leaves no note to do something later: open an issue, or do it', () => {
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

  it('is flat, has one door, and at most 18 files', () => {
    const faults = parts.flatMap(([part, files]) => [
      ...files.filter((path) => dirname(path) !== `${KERNEL}/${part}`),
      ...(files.includes(`${KERNEL}/${part}/index.ts`) ? [] : [`${part} has no index.ts`]),
      ...(files.length > 18 ? [`${part} has ${files.length} files`] : []),
    ]);
    expect(faults).toEqual([]);
  });

  it('needs no part that needs it', () => {
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

  it('cite no line numbers, which rot', () => {
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
});
