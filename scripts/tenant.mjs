// For whoever keeps an installation. Usage:
//   npm run tenant -- show COMPANY              COMPANY is its short name (slug) or its id
//   npm run tenant -- suspend COMPANY REASON…   read and export only, until it is reactivated; its owners get an email
//   npm run tenant -- reactivate COMPANY
//   npm run tenant -- purge COMPANY             delete it now, if it was closed 30 days ago; the worker does so every hour
// Acts on the Hedgerow of DATA_DIR, which has to run, or of DATABASE_URL with QUEUE_DATABASE_URL or REDIS_URL.
import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { continueOnPinnedNode } from './install.mjs';
import { ROOT } from './root.mjs';
import { DIST, READABLE_STACKS } from './stack/backend.mjs';
import { runningEnvironment } from './stack/database.mjs';

await continueOnPinnedNode(fileURLToPath(import.meta.url));

try {
  const env = runningEnvironment(resolve(process.env['DATA_DIR'] || join(ROOT, '.data')));
  const command = [READABLE_STACKS, join(DIST, 'main.tenant.js'), ...process.argv.slice(2)];
  const child = spawn(process.execPath, command, { cwd: ROOT, env, stdio: 'inherit' });
  child.once('exit', (code) => process.exit(code ?? 1));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
