import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt } from '../build.mjs';
import { ROOT } from '../root.mjs';
import { mustRun } from '../run-command.mjs';
import { DEMO_LOGINS, DEMO_PASSWORD } from '../stack/demo.mjs';
import { choosePort } from '../stack/port.mjs';
import { onStopRequest } from '../start/stop-request.mjs';
import { startVite } from '../start/vite.mjs';
import { refuseProduction, startSandbox } from './sandbox.mjs';

const API_PORT = '4010';

/** Below what npm start keeps, and apart from it: both may run at once. @param {NodeJS.ProcessEnv} env @param {boolean} dev */
const folderOf = (env, dev) => join(env['DATA_DIR'] || join(ROOT, '.data'), dev ? 'dev-web' : 'mock');

/** @param {string} address @param {boolean} hasWeb */
const announcement = (address, hasWeb) =>
  [
    '',
    hasWeb ? `The sandbox is ready at ${address}` : `The sandbox is ready at ${address}/api/v1`,
    ...(hasWeb ? [] : ['To use the web app with it, run npm run dev:web instead.']),
    '',
    `Logins, password ${DEMO_PASSWORD}:`,
    ...DEMO_LOGINS.map((login) => `  ${login}`),
    '',
    `Begin anew: curl -X POST ${address}/sandbox/reset`,
    `Errors and delays on request: ${address}/api/docs/guides/sandbox`,
    'Press Ctrl-C to stop.',
  ].join('\n');

/**
 * @param {import('../progress.mjs').Progress} progress
 * @param {{ dev: boolean }} options dev: the web app from its sources, reloaded on change
 */
export async function serveSandbox(progress, { dev }) {
  const { env } = process;
  refuseProduction(env);
  const stop = onStopRequest(progress);
  const { signal } = stop;
  await stop.guard(async () => {
    const { port, note } = await choosePort(env['PORT'] || (dev ? undefined : API_PORT));
    if (note) progress.say(`  ${note}`);
    await ensureBuilt(progress, { only: ['backend'], signal });
    const shared = { dataDir: folderOf(env, dev), env, progress, signal };
    if (!dev) {
      const webDist = join(ROOT, 'web', 'dist');
      const hasWeb = existsSync(join(webDist, 'index.html'));
      stop.use(await startSandbox({ ...shared, port, host: env['HOST'] || undefined, ...(hasWeb && { webDist }) }));
      return progress.say(announcement(`http://localhost:${port}`, hasWeb));
    }
    await progress.step('Generate hooks', async () => {
      await mustRun('nx', ['run', 'web:codegen', '--output-style=static'], { signal });
    });
    const address = `http://localhost:${port}`;
    const sandbox = await startSandbox({ ...shared, port: 0, publicUrl: address });
    stop.use(sandbox);
    stop.use(await progress.step('Vite', () => startVite(sandbox.address, port)));
    progress.say(announcement(address, true));
  });
}
