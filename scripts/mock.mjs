// npm run mock (and npm run dev:web): the API from memory, without a backend or a database. See web/src/mocks/README.md.
import { fileURLToPath } from 'node:url';
import { continueOnPinnedNode, ensureInstalled, requireSupportedHost } from './install.mjs';
import { createProgress } from './progress.mjs';

requireSupportedHost();
const progress = createProgress();
try {
  await ensureInstalled(progress);
  await continueOnPinnedNode(fileURLToPath(import.meta.url));
  const { mock } = await import('./mock/mock.mjs');
  await mock(progress, { dev: process.argv.includes('--dev') });
} catch (error) {
  console.error(`\n${error instanceof Error ? error.message : error}`);
  process.exit(1);
}
