import { fileURLToPath } from 'node:url';
import { serveMock } from '../../src/mocks/server';

const fromRoot = (path: string): string => fileURLToPath(new URL(`../../../${path}`, import.meta.url));

/** Starts the mock with the built web app beside it, on any free port. */
export default async function setup(): Promise<() => Promise<void>> {
  const server = await serveMock({
    contract: fromRoot('openapi/openapi.json'),
    webDist: fromRoot('web/dist'),
    port: 0,
  });
  process.env['MOCK_BASE_URL'] = server.address;
  return () => server.stop();
}
