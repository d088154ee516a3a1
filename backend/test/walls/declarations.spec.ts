import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { operations } from './contract-document.js';
import { ENTITIES, SOURCES } from './doors/owners.js';
import { textsIn } from './doors/statements.js';

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
  'web/src/api/place-can.ts':
    'Who sees which place of the main navigation, which has one for everything as the routes have.',
};
const MANY = 5;

describe('what a domain declares', () => {
  it('is found by this wall', () => {
    expect(declaredIn.get('clients.create')).toBe('backend/src/modules/clients/clients.permissions.ts');
    expect(kinds).toContain('client');
    expect(events).toContain('client.created');
  });

  it('is loaded with it: its module file imports the permissions, otherwise no role has them', () => {
    const moduleOf = (path: string) => join(dirname(path), `${dirname(path).split('/').at(-1) ?? ''}.module.ts`);
    const forgotten = declarations.filter(
      (path) => !read(moduleOf(path)).includes(`import './${path.split('/').at(-1)?.replace(/ts$/, 'js') ?? ''}';`),
    );
    expect(forgotten).toEqual([]);
  });

  it('is not named in the kernel: let the domain declare it, and read what is declared', () => {
    const ours = new Set([...declaredIn.keys(), ...kinds, ...events].filter((word) => !OF_THE_KERNEL.has(word)));
    const named = backend
      .filter((path) => path.startsWith('backend/src/kernel/'))
      .flatMap((path) => wordsOf(path).flatMap((word) => (ours.has(word) ? [`${path}: ${word}`] : [])));
    expect(named).toEqual([]);
  });

  it('is in no list of all domains: declare it with definePermissions or defineRecord, and show what the API says', () => {
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

/** Rows with a version that are not records: they have no events of their own. */
const NO_RECORDS: Record<string, string> = {
  ChecklistItem: 'Part of a job, which is told with it.',
  ImportProblem: 'What an import found, written and cleared in sets.',
  Operation: 'Progress, told live.',
  SignInProvider: 'Settings for owners alone, who get mail of each change; the audit log tells it.',
  StoredFile: 'Bytes of what is told: an import, a mail, a logo.',
  WebhookDelivery: 'How events are told.',
};

/** What writes records beside the writer, and why. */
const PAST_THE_WRITER: Record<string, string> = {
  'modules/client-access/client-access.ts':
    'A change of a person or a place counts as one of its client, and is told as its own.',
  'modules/client-intake/intake-statements.ts':
    'Clients with people and places in one statement; the writer tells of them after it.',
  'modules/clients/clients.service.ts':
    'People and places go with the client that is taken back out; it alone is told.',
};

/** What tells by itself, and why. */
const TELLS_BY_ITSELF: Record<string, string> = {
  'modules/client-export/client-export.ts': 'An export reads alone: there is no row that it writes.',
  'modules/paperwork/confirmation-sender.ts':
    'The papers of a job have no version; workers write them while people edit the job.',
  'modules/paperwork/work-order-maker.ts': 'The same.',
};

const WRITE = String.raw`(?:insertRows?|updateRows?|touchRow|\.(?:insert|into|update|delete|upsert|save|remove|increment|decrement)|\.delete\(\)\s*\.from)\(\s*`;
const written = (text: string, entity: string) => new RegExp(String.raw`${WRITE}${entity}\b`).test(text);
const writtenInSql = (text: string, table: string) =>
  new RegExp(String.raw`\b(?:insert into|update|delete from|merge into)\s+(?:only\s+)?${table}\b`, 'i').test(text);

describe('the records of a tenant', () => {
  const versioned = SOURCES.flatMap((path) =>
    matches(read(`backend/${path}`), /export class (\w+) extends (?:Tenant|Sourced)Entity/g),
  );
  const records = new Map(
    SOURCES.flatMap((path) => matches(read(`backend/${path}`), /\bentity: ([A-Z]\w+)/g)).map((name) => [
      name,
      ENTITIES.get(name)?.table ?? '',
    ]),
  );
  const domains = SOURCES.filter((path) => path.startsWith('src/modules/'));
  const short = (path: string) => path.replace(/^src\//, '');

  it('all have a version, except those that say why not', () => {
    expect([...records.keys()]).toEqual(expect.arrayContaining(['Client', 'Import', 'Message', 'Visit']));
    expect(versioned.filter((name) => !records.has(name)).sort()).toEqual(Object.keys(NO_RECORDS).sort());
  });

  it('are written by the RecordWriter: each change is a version and an event there', () => {
    const past = domains.filter((path) => {
      const text = read(`backend/${path}`);
      const sql = textsIn(path, text);
      return [...records].some(
        ([entity, table]) => written(text, entity) || sql.some((one) => writtenInSql(one.text, table)),
      );
    });
    expect(past.map(short)).toEqual(Object.keys(PAST_THE_WRITER).sort());
  });

  it('have their events recorded by the RecordWriter', () => {
    const telling = domains.filter((path) => /\bevents\.record(Many)?\(/.test(read(`backend/${path}`)));
    expect(telling.map(short)).toEqual(Object.keys(TELLS_BY_ITSELF).sort());
  });

  it('are reported when they are written in another way', () => {
    expect(written('await insertRows(Visit, rows)', 'Visit')).toBe(true);
    expect(written('db().createQueryBuilder().delete().from(Visit)', 'Visit')).toBe(true);
    expect(written('db().createQueryBuilder().update( Visit)', 'Visit')).toBe(true);
    expect(written('db().delete(VisitNote, {})', 'Visit')).toBe(false);
    expect(writtenInSql('with a as (UPDATE only visits set x = 1) select 1', 'visits')).toBe(true);
    expect(writtenInSql('update visit_notes set x = 1', 'visits')).toBe(false);
  });
});
