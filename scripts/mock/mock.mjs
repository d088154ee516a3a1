import { mustRun } from '../run-command.mjs';
import { DEMO_LOGINS, DEMO_PASSWORD } from '../stack/demo.mjs';
import { choosePort } from '../stack/port.mjs';
import { onStopRequest } from '../start/stop-request.mjs';
import { serveApi, webDist } from './api.mjs';
import { serveWeb } from './web.mjs';

const API_PORT = '4010';

/** @param {string} address @param {boolean} hasWeb */
function announcement(address, hasWeb) {
  return [
    '',
    hasWeb ? `Hedgerow is ready at ${address}, on mock data` : `The mock API is ready at ${address}/api/v1`,
    ...(hasWeb ? [] : ['It has no web app beside it: npm run dev:web serves both.']),
    '',
    `Logins, password ${DEMO_PASSWORD}:`,
    ...DEMO_LOGINS.map((login) => `  ${login}`),
    '',
    'Data live in memory: a restart begins anew. Ctrl-C stops it.',
  ].join('\n');
}

/**
 * @param {import('../progress.mjs').Progress} progress
 * @param {{ dev: boolean }} options dev: the web app from its sources, reloaded on change
 */
export async function mock(progress, { dev }) {
  const stop = onStopRequest(progress);
  const { signal } = stop;
  await stop.guard(async () => {
    const { port, note } = await choosePort(process.env['PORT'] || (dev ? undefined : API_PORT));
    if (note) progress.say(`  ${note}`);
    await progress.step('Generate hooks', async () => {
      await mustRun('nx', ['run', 'web:codegen', '--output-style=static'], { signal });
    });
    const server = await progress.step('Mock', () => (dev ? serveWeb(port) : serveApi({ port })));
    stop.use({ stop: () => server.stop(), abandon: () => {} });
    progress.say(announcement(server.address, dev || webDist() !== null));
  });
}
