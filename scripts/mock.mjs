// npm run mock (and npm run dev:web): the real backend as a sandbox that can be reset. See openapi/guides/12-sandbox.md.
import { fileURLToPath } from 'node:url';
import { continueOnPinnedNode, ensureInstalled, requireSupportedHost } from './install.mjs';
import { createProgress } from './progress.mjs';

requireSupportedHost();
const progress = createProgress();
try {
  await ensureInstalled(progress);
  await continueOnPinnedNode(fileURLToPath(import.meta.url));
  const { serveSandbox } = await import('./sandbox/serve.mjs');
  await serveSandbox(progress, { dev: process.argv.includes('--dev') });
} catch (error) {
  console.error(`\n${error instanceof Error ? error.message : error}`);
  process.exit(1);
}
