// Usage: node generate.mjs. Writes src/generated (ignored by git) from ../openapi.json: types by @hey-api/openapi-ts, and a
// method per operation on top of them.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createClient } from '@hey-api/openapi-ts';
import { operationsFile, operationsOf, resourcesFile } from './generate/methods.mjs';

const place = (path) => new URL(path, import.meta.url);
const output = place('src/generated/');
const document = JSON.parse(readFileSync(place('../openapi.json'), 'utf8'));
const { version } = JSON.parse(readFileSync(place('package.json'), 'utf8'));

rmSync(output, { recursive: true, force: true });
mkdirSync(output, { recursive: true });
await createClient({
  input: document,
  output: { path: output.pathname, entryFile: false, module: { extension: '.js' } },
  plugins: ['@hey-api/typescript'],
  logs: { level: 'silent', file: false },
});

const operations = operationsOf(document);
writeFileSync(new URL('operations.ts', output), operationsFile(operations));
writeFileSync(new URL('resources.ts', output), resourcesFile(operations));
writeFileSync(new URL('version.ts', output), `/** Of this package. */\nexport const VERSION = '${version}';\n`);
