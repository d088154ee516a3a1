import { join } from 'node:path';
import { ensureBuilt } from '../build.mjs';
import { ROOT } from '../root.mjs';
import { startStack } from '../stack.mjs';
import { DEMO_LOGINS, DEMO_PASSWORD, demoIsWanted } from '../stack/demo.mjs';
import { choosePort } from '../stack/port.mjs';
import { onStopRequest } from './stop-request.mjs';

/** @param {string} address @param {boolean} demo */
function announcement(address, demo) {
  const lines = ['', `Hedgerow is ready at ${address}`];
  if (demo) lines.push('', `Demo logins, password ${DEMO_PASSWORD}:`, ...DEMO_LOGINS.map((login) => `  ${login}`));
  return [...lines, '', 'Ctrl-C stops it.'].join('\n');
}

/**
 * @param {import('../progress.mjs').Progress} progress
 * @param {{ dev: boolean }} options
 */
export async function serve(progress, { dev }) {
  const { env } = process;
  const stop = onStopRequest(progress);
  // Refuse before minutes of building, not after.
  await choosePort(env['PORT']);
  await ensureBuilt(progress, dev ? { only: ['backend:build'] } : {});
  const request = { dataDir: env['DATA_DIR'] || join(ROOT, '.data'), env, progress };
  if (dev) {
    const { serveForDevelopment } = await import('./develop.mjs');
    return serveForDevelopment(request, stop, announcement);
  }
  const stack = await stop.guard(startStack({ ...request, port: env['PORT'] || undefined }));
  stop.use(stack);
  progress.say(announcement(stack.baseUrl, demoIsWanted(env)));
}
