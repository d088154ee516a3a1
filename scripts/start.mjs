// npm start (and npm run dev): install, build, database, migrations, demo, API, worker, web app. See README.
import { fileURLToPath } from 'node:url';
import { continueOnPinnedNode, ensureInstalled, requireSupportedHost } from './install.mjs';
import { createProgress } from './progress.mjs';

requireSupportedHost();
const progress = createProgress();
try {
  await ensureInstalled(progress);
  await continueOnPinnedNode(fileURLToPath(import.meta.url));
  const { serve } = await import('./start/serve.mjs');
  const isAsked = (/** @type {string} */ flag) => process.argv.includes(flag);
  // After a key may have leaked, the others go, too.
  const newKey = isAsked('--revoke-keys') ? ['--revoke'] : isAsked('--rotate-keys') ? [] : undefined;
  await serve(progress, { dev: isAsked('--dev'), newKey, newMasterKey: isAsked('--rotate-master-key') });
} catch (error) {
  console.error(`\n${error instanceof Error ? error.message : error}`);
  process.exit(1);
}
