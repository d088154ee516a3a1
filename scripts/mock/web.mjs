import { join } from 'node:path';
import { createServer } from 'vite';
import { ROOT } from '../root.mjs';

const API = /^\/(api|health)(\/|$)/;

/**
 * The web app by Vite with the mock in the same server: an edited handler answers the next request.
 * @type {import('vite').Plugin}
 */
const mockApi = {
  name: 'mock-api',
  configureServer(server) {
    server.middlewares.use((request, response, next) => {
      if (!API.test(request.url ?? '')) return next();
      server
        .ssrLoadModule('/src/mocks/dev.ts')
        .then(({ listener }) => listener(request, response))
        .catch(next);
    });
  },
};

/** @param {number} port @returns {Promise<{ address: string, stop: () => Promise<void> }>} */
export async function serveWeb(port) {
  const root = join(ROOT, 'web');
  const server = await createServer({
    root,
    configFile: join(root, 'vite.config.ts'),
    logLevel: 'warn',
    plugins: [mockApi],
    server: { port, strictPort: true },
  });
  await server.listen();
  // The first request need not wait until the mock is compiled; what is wrong with it is better said now.
  await server.ssrLoadModule('/src/mocks/dev.ts');
  return { address: `http://localhost:${port}`, stop: () => server.close() };
}
