// Usage: npm run codegen -w web [-- DOCUMENT]. Writes the hooks of openapi/openapi.json to src/api/generated (ignored by git).
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const web = dirname(fileURLToPath(import.meta.url));
const document = resolve(process.argv[2] ?? join(web, '../openapi/openapi.json'));
const output = 'src/api/generated';
const generator = join(web, '../node_modules/@7nohe/openapi-react-query-codegen/dist/cli.mjs');

// The generator leaves files of operations that are gone, and they would keep compiling.
rmSync(join(web, output), { recursive: true, force: true });
execFileSync(
  process.execPath,
  [
    generator,
    '-i',
    document,
    '-o',
    output,
    '--pageParam',
    'cursor',
    '--nextPageParam',
    'nextCursor',
    '--omitInitialPageParam',
  ],
  // It resolves the output against the working directory, whatever path it was given.
  { cwd: web, stdio: ['ignore', 'ignore', 'inherit'] },
);
const contract = JSON.parse(readFileSync(document, 'utf8'));
dropHooksOf(streamingOperations(contract));
setApart(publicOperations(contract));
writeShownRecords(contract);

/** Server-sent events: the SDK function streams, but the generator also writes query hooks for it, which do not compile. */
function streamingOperations({ paths }) {
  return Object.values(paths)
    .flatMap((path) => Object.values(path))
    .filter(({ responses }) => Object.values(responses ?? {}).some(({ content }) => content?.['text/event-stream']))
    .map(({ operationId }) => operationId);
}

/** What whoever is not signed in may ask. */
function publicOperations({ paths }) {
  return Object.values(paths)
    .flatMap((path) => Object.values(path))
    .filter((operation) => operation['x-permission'] === 'public')
    .map(({ operationId }) => operationId);
}

/** Into a module of their own, `public.gen.ts`: the screens before sign-in then load five operations instead of all. */
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
  const unused = new RegExp(
    `\\b(?:${types.filter((type) => !new RegExp(`\\b${type}\\b.*\\b${type}\\b`, 's').test(rest)).join('|')}), `,
    'g',
  );
  writeFileSync(path, `${rest.replace(unused, '')}\nexport * from './public.gen';\n`);
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
  if (operations.length === 0) return;
  const names = operations.join('|');
  const imported = new RegExp(`\\b(?:${names})(?:Data|Errors?)?,? ?`, 'gi');
  const written = new RegExp(`\\b(?:use|ensureUse|prefetchUse)?(?:${names})\\w*\\b`, 'i');
  for (const file of readdirSync(join(web, output, 'queries'))) {
    const path = join(web, output, 'queries', file);
    const lines = readFileSync(path, 'utf8').split('\n');
    const kept = lines.flatMap((line) => {
      if (line.startsWith('import ')) return [line.replace(imported, '').replace(/, }/, ' }')];
      return line.startsWith('export ') && written.test(line) ? [] : [line];
    });
    writeFileSync(path, kept.join('\n'));
  }
}
