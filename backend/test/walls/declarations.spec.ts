import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { operations } from './contract-document.js';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const filesIn = (folder: string): string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .map((path) => join(folder, path))
    .filter((path) => /\.tsx?$/.test(path) && !/(^|\/)generated\/|\.(spec|factory|d)\.tsx?$/.test(path));
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');
const matches = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, word = '']) => word);

const backend = filesIn('backend/src');
const web = filesIn('web/src');
const declarations = backend.filter((path) => path.endsWith('.permissions.ts'));
/** Which file declares a permission. */
const declaredIn = new Map(
  declarations.flatMap((path) => matches(read(path), /^ {2}'([a-z_.]+)': \{/gm).map((name) => [name, path])),
);
const kinds = backend.flatMap((path) => matches(read(path), /defineRecord\(\{\s*kind: '(\w+)'/g));
const events = backend.flatMap((path) => matches(read(path), /defineEvent\('([\w.]+)'/g));

/** Words in quotes, apart from comments and from examples for the documentation. */
const wordsOf = (path: string): string[] =>
  read(path)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => !/^[/*]/.test(line) && !line.includes('example: '))
    .flatMap((line) => matches(line, /'([a-z_.]+)'/g));

/** Words that mean something else in the kernel, too. */
const OF_THE_KERNEL = new Set(['api_key', 'crew_member', 'import', 'message', 'role', 'tenant']);

/** Files that may name permissions of many domains, and why. */
const CENTRAL: Record<string, string> = {
  'web/src/layouts/destinations.ts': 'The main navigation, which has a place for everything as the routes have.',
};
const MANY = 5;

describe('what a domain declares', () => {
  it('is found by this wall', () => {
    expect(declaredIn.get('clients.create')).toBe('backend/src/modules/clients/clients.permissions.ts');
    expect(kinds).toContain('client');
    expect(events).toContain('client.created');
  });

  it('is loaded with it: its module file imports the permissions, or nobody has them', () => {
    const moduleOf = (path: string) => join(dirname(path), `${dirname(path).split('/').at(-1) ?? ''}.module.ts`);
    const forgotten = declarations.filter(
      (path) => !read(moduleOf(path)).includes(`import './${path.split('/').at(-1)?.replace(/ts$/, 'js') ?? ''}';`),
    );
    expect(forgotten).toEqual([]);
  });

  it('is unknown to the kernel: let the domain declare it, and read what is declared', () => {
    const ours = new Set([...declaredIn.keys(), ...kinds, ...events].filter((word) => !OF_THE_KERNEL.has(word)));
    const named = backend
      .filter((path) => path.startsWith('backend/src/kernel/'))
      .flatMap((path) => wordsOf(path).flatMap((word) => (ours.has(word) ? [`${path}: ${word}`] : [])));
    expect(named).toEqual([]);
  });

  it('stands in no list of all domains: declare it with definePermissions or defineRecord, and show what the API says', () => {
    const subjects = [
      (word: string) => declaredIn.get(word),
      (word: string) => (kinds.includes(word) ? word : undefined),
    ];
    const central = [...backend, ...web].filter((path) => {
      const words = wordsOf(path);
      const named = subjects.map((of) => new Set(words.map(of).filter((subject) => subject !== undefined)).size);
      return Math.max(...named) >= MANY;
    });
    expect(central.filter((path) => !(path in CENTRAL) && !path.endsWith('.permissions.ts'))).toEqual([]);
  });

  it('reaches open screens: each kind of record is shown by some read operation, @Endpoint({ shows: […] })', () => {
    const shown = operations.flatMap(({ operation }) => operation['x-shows'] ?? []);
    expect(kinds.filter((kind) => !shown.includes(kind))).toEqual([]);
    // Progress of long work is told live, without events.
    expect(shown.filter((kind) => ![...kinds, 'operation', '*'].includes(kind))).toEqual([]);
    const writes = operations.filter(({ method, operation }) => method !== 'get' && operation['x-shows']);
    expect(writes.map(({ place }) => place)).toEqual([]);
  });
});
