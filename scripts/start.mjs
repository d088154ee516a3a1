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
  await serve(progress, { dev: process.argv.includes('--dev') });
} catch (error) {
  console.error(`\n${error instanceof Error ? error.message : error}`);
  process.exit(1);
}
