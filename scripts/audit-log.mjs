// Usage: npm run audit-log -- verify [EARLIER]        compares the log of every company with its seals; EARLIER is the output of an
//                                                    earlier verification, whose heads must still be there
//        npm run audit-log -- export YYYY-MM FILE    writes a month with its seals to FILE.jsonl.gz, and checks it
//        npm run audit-log -- check FILE             checks such a file
// Of the database that DATABASE_OWNER_URL names, or the one that runs in DATA_DIR. See backend/docs/audit-log.md.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureBuilt } from './build.mjs';
import { continueOnPinnedNode } from './install.mjs';
import { findRunning } from './postgres/postmaster.mjs';
import { createProgress } from './progress.mjs';
import { ROOT } from './root.mjs';
import { toolEnv } from './run-command.mjs';
import { DIST, READABLE_STACKS } from './stack/backend.mjs';
import { ensureSecrets } from './stack/secrets.mjs';

await continueOnPinnedNode(fileURLToPath(import.meta.url));

function ownerUrl() {
  const { DATABASE_OWNER_URL: url, DATA_DIR: dataDir = join(ROOT, '.data') } = process.env;
  if (url) return url;
  const running = findRunning(join(dataDir, 'postgres'));
  if (running)
    return `postgresql://hedgerow_owner:${ensureSecrets(dataDir).ownerPassword}@127.0.0.1:${running.port}/hedgerow`;
  console.error('Start Hedgerow first, or set DATABASE_OWNER_URL.');
  process.exit(2);
}

const url = ownerUrl();
await ensureBuilt(createProgress(), { only: ['backend:build'] });
const command = [READABLE_STACKS, join(DIST, 'main.audit.js'), ...process.argv.slice(2)];
const env = toolEnv({ ...process.env, DATABASE_OWNER_URL: url });
const child = spawn(process.execPath, command, { env, stdio: 'inherit' });
child.once('exit', (code) => process.exit(code ?? 1));
