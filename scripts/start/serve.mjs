import { join } from 'node:path';
import { apart } from '../apart.mjs';
import { ROOT } from '../root.mjs';
import { startStack } from '../stack.mjs';
import { DEMO_LOGINS, DEMO_PASSWORD, demoIsWanted } from '../stack/demo.mjs';
import { choosePort } from '../stack/port.mjs';
import { onStopRequest } from './stop-request.mjs';

const BUILD = new URL('../build.mjs', import.meta.url);

/** @param {string} address @param {boolean} demo */
function announcement(address, demo) {
  const lines = ['', `Hedgerow is ready at ${address}`];
  if (demo) lines.push('', `Demo accounts (password: ${DEMO_PASSWORD}):`, ...DEMO_LOGINS.map((login) => `  ${login}`));
  return [...lines, '', 'Press Ctrl-C to stop.'].join('\n');
}

/**
 * @param {import('../progress.mjs').Progress} progress
 * @param {{ dev: boolean, newKey?: string[] | undefined, newMasterKey?: boolean }} options
 */
export async function serve(progress, { dev, newKey, newMasterKey }) {
  const { env } = process;
  const stop = onStopRequest(progress);
  const { signal } = stop;
  await stop.guard(async () => {
    // Refuse before minutes of building, not after.
    if (env['PORT']) await choosePort(env['PORT']);
    const request = { dataDir: env['DATA_DIR'] || join(ROOT, '.data'), env, progress, signal, newKey, newMasterKey };
    if (dev) {
      const { develop } = await import('./develop.mjs');
      return progress.say(announcement(await develop(request, stop), demoIsWanted(env)));
    }
    await apart(BUILD, 'buildAll', [], signal);
    const stack = await startStack({ ...request, port: env['PORT'] });
    stop.use(stack);
    progress.say(announcement(stack.baseUrl, demoIsWanted(env)));
  });
}
