// Usage: npm run new-module -- quotes. Writes a domain from nothing to its first green test: table, record, events, four
// operations, and a spec with a second company in the room; then a list, a page and forms in the web app, with a spec.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { continueOnPinnedNode } from './install.mjs';
import { changesFor } from './new-module/changes.mjs';
import { ROOT } from './root.mjs';
import { mustRun } from './run-command.mjs';

/** @param {string} plural */
async function writeModule(plural) {
  const changes = changesFor(plural);
  for (const [path, text] of changes) {
    mkdirSync(dirname(join(ROOT, path)), { recursive: true });
    writeFileSync(join(ROOT, path), text);
  }
  const paths = [...changes.keys()].sort();
  // A longer name breaks other lines.
  await mustRun(
    'oxfmt',
    paths.filter((path) => /\.(tsx?|json)$/.test(path)),
  );
  console.log(`Written:\n${paths.map((path) => `  ${path}`).join('\n')}\nThe contract is emitted anew…`);
  await mustRun('nx', ['run', 'backend:openapi', '--output-style=static']);
  console.log(
    `Done. See its first tests: npm run spec -- backend/src/modules/${plural}, and web/src/features/${plural}`,
  );
}

await continueOnPinnedNode(fileURLToPath(import.meta.url));
try {
  await writeModule(process.argv[2] ?? '');
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
