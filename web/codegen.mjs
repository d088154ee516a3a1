// Usage: npm run codegen -w web [-- DOCUMENT]. Writes the hooks of openapi/openapi.json to src/api/generated (ignored by git).
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generate } from '@7nohe/openapi-react-query-codegen';
import { SourceFile, StructureKind } from 'ts-morph';

const web = dirname(fileURLToPath(import.meta.url));
const document = resolve(process.argv[2] ?? join(web, '../openapi/openapi.json'));
const output = 'src/api/generated';
/** Of its eight files of hooks these are used; the compiler reads what is there. */
const USED_FILES = ['common.ts', 'index.ts', 'queries.ts', 'queryOptions.ts'];

// The generator leaves files of operations that are gone, and they would keep compiling.
rmSync(join(web, output), { recursive: true, force: true });
writeStatementsAtOnce();
// It resolves the output against the working directory, whatever path it was given.
process.chdir(web);
const settings = {
  pageParam: 'cursor',
  nextPageParam: 'nextCursor',
  initialPageParam: '1',
  omitInitialPageParam: true,
};
await generate({ input: document, output, client: '@hey-api/client-fetch', ...settings }, 'of node_modules');
for (const file of readdirSync(join(web, output, 'queries')))
  if (!USED_FILES.includes(file)) rmSync(join(web, output, 'queries', file));
const contract = JSON.parse(readFileSync(document, 'utf8'));
dropHooksOf(streamingOperations(contract));
dropUnusedImports();
const openToAll = publicOperations(contract);
setApart(openToAll.map(({ operationId }) => operationId));
writePublicRequests(openToAll);
writeShownRecords(contract);

/**
 * The generator adds statement after statement, and each makes ts-morph read the whole file again: the time grows with the square
 * of the operations. Then it checks all types to tidy imports, which `dropUnusedImports` does by their names.
 */
function writeStatementsAtOnce() {
  const waiting = new WeakMap();
  const later = (kind) =>
    function (statement) {
      waiting.set(this, [...(waiting.get(this) ?? []), { kind, ...statement }]);
    };
  const { getFullText } = SourceFile.prototype;
  Object.assign(SourceFile.prototype, {
    addVariableStatement: later(StructureKind.VariableStatement),
    addTypeAlias: later(StructureKind.TypeAlias),
    getFullText() {
      const statements = waiting.get(this) ?? [];
      waiting.delete(this);
      if (statements.length > 0) this.addStatements(statements);
      return getFullText.call(this);
    },
    formatText() {},
    fixMissingImports() {},
    organizeImports() {},
  });
}

/** Server-sent events: the SDK function streams, but the generator also writes query hooks for it, which do not compile. */
function streamingOperations({ paths }) {
  return Object.values(paths)
    .flatMap((path) => Object.values(path))
    .filter(({ responses }) => Object.values(responses ?? {}).some(({ content }) => content?.['text/event-stream']))
    .map(({ operationId }) => operationId);
}

/** What whoever is not signed in may ask. */
function publicOperations({ paths }) {
  return Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations)
      .filter(([, operation]) => operation['x-permission'] === 'public')
      .map(([method, { operationId }]) => ({ operationId, method: method.toUpperCase(), path })),
  );
}

/** Their methods and paths, as the client compares them. */
function writePublicRequests(operations) {
  const withParameter = operations.find(({ path }) => path.includes('{'));
  if (withParameter)
    throw new Error(`${withParameter.path} has a parameter: a public request is known by its exact path.`);
  const requests = operations.map(({ method, path }) => `${method} ${path}`);
  const text = `export const PUBLIC_REQUESTS: ReadonlySet<string> = new Set(${JSON.stringify(requests, null, 2)});\n`;
  writeFileSync(join(web, output, 'public-requests.ts'), text);
}

/** Into a module of their own, `public.gen.ts`: the screens before sign-in then load only these operations. */
function setApart(operations) {
  const path = join(web, output, 'requests/sdk.gen.ts');
  const apart = [];
  const rest = readFileSync(path, 'utf8').replace(
    /^\/\*\*\n(?: \*.*\n)+export const (\w+) = [^]*?\}\);\n/gm,
    (text, name) => {
      if (!operations.includes(name)) return text;
      apart.push(text);
      return '';
    },
  );
  if (apart.length !== operations.length)
    throw new Error(`Found ${apart.length} of ${operations.length} public operations.`);
  const types = [...new Set(apart.join('').match(/\b[A-Z]\w+(?:Data|Errors|Responses)\b/g))].sort();
  const head = [
    "import type { RequestResult } from './client';",
    "import { client } from './client.gen';",
    "import type { Options } from './sdk.gen';",
    `import type { ${types.join(', ')} } from './types.gen';`,
  ];
  writeFileSync(join(web, output, 'requests/public.gen.ts'), [...head, '', ...apart].join('\n'));
  const unused = types.filter((type) => !new RegExp(`\\b${type}\\b.*\\b${type}\\b`, 's').test(rest)).join('|');
  // The last of them has no comma behind it.
  const imported = new RegExp(`(?:, (?:${unused}))+(?= \\})|\\b(?:${unused}), `, 'g');
  writeFileSync(path, `${rest.replace(imported, '')}\nexport * from './public.gen';\n`);
}

/** Which records each query shows (`x-shows`): the `one` that a path parameter names, or `any` of its kind. */
function writeShownRecords({ paths }) {
  const shown = Object.entries(paths).flatMap(([path, { get }]) =>
    (get?.['x-shows'] ?? []).map((kind) => [queryName(get), kind, isNamedIn(path, kind) ? 'one' : 'any']),
  );
  const byQuery = Object.entries(Object.groupBy(shown, ([query]) => query)).map(([query, records]) => [
    query,
    Object.fromEntries(records.map(([, kind, which]) => [kind, which])),
  ]);
  const type = "Readonly<Record<string, Readonly<Record<string, 'one' | 'any'>>>>";
  const text = `export const SHOWN_RECORDS: ${type} = ${JSON.stringify(Object.fromEntries(byQuery), null, 2)};\n`;
  writeFileSync(join(web, output, 'shown-records.ts'), text);
}

/** As the generated keys begin. */
function queryName({ operationId }) {
  return operationId.charAt(0).toUpperCase() + operationId.slice(1);
}

/** `webhook_endpoint` in `/webhook-endpoints/{endpointId}`; where a name says less, more is read again than need be. */
function isNamedIn(path, kind) {
  const name = `${kind.replaceAll('_', '')}id`;
  return [...path.matchAll(/\{(\w+)\}/g)].some(([, parameter]) => name.endsWith(parameter.toLowerCase()));
}

function dropHooksOf(operations) {
  const written = new RegExp(`^export .*\\b(?:use)?(?:${operations.join('|')})`, 'i');
  changeEach((text) =>
    operations.length === 0
      ? text
      : text
          .split('\n')
          .filter((line) => !written.test(line))
          .join('\n'),
  );
}

/** Of the names that a file imports, those that it uses, once each. */
function dropUnusedImports() {
  changeEach((text) => {
    const used = new Set(text.replace(/^(?:import| \*) .*$/gm, '').match(/\w+/g));
    return text.replace(/^import (type )?\{ (.*) \} from (.*)$/gm, (_, type = '', names, from) => {
      const kept = names.split(', ').filter((name) => used.delete(name.replace('type ', '')));
      return kept.length === 0 ? '' : `import ${type}{ ${kept.join(', ')} } from ${from}`;
    });
  });
}

function changeEach(change) {
  for (const file of USED_FILES) {
    const path = join(web, output, 'queries', file);
    writeFileSync(path, change(readFileSync(path, 'utf8')));
  }
}
