// Usage: npm run new-module -- quotes. Writes a domain of the backend from nothing to its first green test: table, record,
// events, four operations, and a spec with a second company in the room.
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
  await mustRun('prettier', ['--write', '--log-level=warn', ...paths.filter((path) => path.endsWith('.ts'))]);
  console.log(`Written:\n${paths.map((path) => `  ${path}`).join('\n')}\nThe contract is emitted anew…`);
  await mustRun('nx', ['run', 'backend:openapi', '--output-style=static']);
  console.log(`Done. See its first test: npm run spec -- backend/src/modules/${plural}`);
}

await continueOnPinnedNode(fileURLToPath(import.meta.url));
try {
  await writeModule(process.argv[2] ?? '');
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
