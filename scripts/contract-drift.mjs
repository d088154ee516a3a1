// Fails when openapi/openapi.json or openapi/roles.md is not what the code says. Needs a built backend and nothing else.
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './root.mjs';
import { mustRun, runCommand } from './run-command.mjs';

const SHOWN_LINES = 80;
const committed = join(ROOT, 'openapi');
const emitted = join(ROOT, '.cache', 'contract-drift');

mkdirSync(emitted, { recursive: true });
await mustRun(process.execPath, ['dist/main.openapi.js', emitted], { cwd: join(ROOT, 'backend') });

for (const name of ['openapi.json', 'roles.md']) {
  const [code, file] = [join(emitted, name), join(committed, name)];
  if (readFileSync(code, 'utf8') === readFileSync(file, 'utf8')) continue;
  const { output } = await runCommand('git', ['diff', '--no-index', '--no-color', '--', file, code]);
  const lines = output.split('\n');
  console.log(lines.slice(0, SHOWN_LINES).join('\n'));
  if (lines.length > SHOWN_LINES) console.log(`… ${lines.length - SHOWN_LINES} lines more`);
  console.log(`\nopenapi/${name} is not what the code says. Mend it, then review the change:\n  npm run openapi`);
  process.exitCode = 1;
}
