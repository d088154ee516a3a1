// Fails when openapi/openapi.json is not what the code says. Needs a built backend and nothing else.
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './root.mjs';
import { mustRun, runCommand } from './run-command.mjs';

const SHOWN_LINES = 80;
const committed = join(ROOT, 'openapi', 'openapi.json');
const emitted = join(ROOT, '.cache', 'openapi-drift.json');

mkdirSync(join(ROOT, '.cache'), { recursive: true });
await mustRun(process.execPath, ['dist/main.openapi.js', emitted], { cwd: join(ROOT, 'backend') });

if (readFileSync(emitted, 'utf8') !== readFileSync(committed, 'utf8')) {
  const { output } = await runCommand('git', ['diff', '--no-index', '--no-color', '--', committed, emitted]);
  const lines = output.split('\n');
  console.log(lines.slice(0, SHOWN_LINES).join('\n'));
  if (lines.length > SHOWN_LINES) console.log(`… ${lines.length - SHOWN_LINES} lines more`);
  console.log('\nopenapi/openapi.json is not what the code says. Mend it, then review the change:\n  npm run openapi');
  process.exit(1);
}
