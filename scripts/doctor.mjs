// For whoever keeps an installation: looks at it while it runs, and changes nothing. Usage:
//   npm run doctor                             prints what holds, what doesn't, and what to do about it
//   npm run doctor -- --report FILE.html       also writes a page that can be shown to customers
//   npm run doctor -- --json                   prints the same for a machine
// Of the Hedgerow of DATA_DIR, which has to run, or of DATABASE_URL. Ends with 0 if there is no fault, with 1 if there is one, with 2 if
// it can't look. See backend/docs/doctor.md.
import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureBuilt } from './build.mjs';
import { continueOnPinnedNode } from './install.mjs';
import { createProgress, SILENT } from './progress.mjs';
import { ROOT } from './root.mjs';
import { DIST, READABLE_STACKS } from './stack/backend.mjs';
import { runningEnvironment } from './stack/database.mjs';

await continueOnPinnedNode(fileURLToPath(import.meta.url));
try {
  const options = process.argv.slice(2);
  const env = runningEnvironment(resolve(process.env['DATA_DIR'] || join(ROOT, '.data')));
  await ensureBuilt(options.includes('--json') ? SILENT : createProgress(), { only: ['backend:build'] });
  const child = spawn(process.execPath, [READABLE_STACKS, join(DIST, 'main.doctor.js'), ...options], {
    env,
    stdio: 'inherit',
  });
  child.once('exit', (code) => process.exit(code ?? 2));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}
