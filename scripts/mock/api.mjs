import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createServer } from 'vite';
import { ROOT } from '../root.mjs';

const WEB = join(ROOT, 'web');

/** The built web app, if there is one. */
export const webDist = () => (existsSync(join(WEB, 'dist', 'index.html')) ? join(WEB, 'dist') : null);

/**
 * The mock as an HTTP server, with the web app beside it where that has been built.
 * @param {{ port: number, pace?: number }} options pace: how long background work takes, 1 as people see it
 * @returns {Promise<{ address: string, stop: () => Promise<void> }>}
 */
export async function serveApi(options) {
  // Only to read TypeScript as the web app writes it; it serves nothing and is gone at once.
  const loader = await createServer({
    root: WEB,
    configFile: false,
    appType: 'custom',
    logLevel: 'warn',
    optimizeDeps: { noDiscovery: true },
    server: { middlewareMode: true, ws: false, watch: null },
  });
  try {
    const { serveMock } = await loader.ssrLoadModule('/src/mocks/server.ts');
    const contract = join(ROOT, 'openapi', 'openapi.json');
    return await serveMock({ ...options, contract, webDist: webDist(), host: process.env['HOST'] || '127.0.0.1' });
  } finally {
    await loader.close();
  }
}
