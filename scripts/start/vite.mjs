import { join } from 'node:path';
import { createServer } from 'vite';
import { ROOT } from '../root.mjs';

/**
 * The web app from its sources. Vite takes the port that people know; the API stands behind its proxy.
 * @param {string} api @param {number} port
 */
export async function startVite(api, port) {
  process.env['API_ORIGIN'] = api;
  const root = join(ROOT, 'web');
  const server = await createServer({
    root,
    configFile: join(root, 'vite.config.ts'),
    logLevel: 'warn',
    server: { port, strictPort: true },
  });
  await server.listen();
  return { stop: () => server.close(), abandon: () => {} };
}
