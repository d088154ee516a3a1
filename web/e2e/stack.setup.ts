import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startStack } from '../../scripts/stack.mjs';

/** Starts the product on an empty database with the demo's companies; `E2E_BASE_URL` tests a running one instead. */
export default async function setup(): Promise<(() => Promise<void>) | undefined> {
  if (process.env['E2E_BASE_URL']) return undefined;
  const dataDir = await mkdtemp(join(tmpdir(), 'hedgerow-e2e-'));
  const stack = await startStack({
    dataDir,
    port: 0,
    demo: true,
    durable: false,
    // All tests share one address, and webhook receivers run on this machine.
    env: { ...process.env, RATE_LIMIT: '100000', RATE_LIMIT_TENANT: '1000000', OUTBOUND_ALLOW: '127.0.0.1' },
  });
  process.env['E2E_BASE_URL'] = stack.baseUrl;
  process.env['E2E_DATA_DIR'] = dataDir;
  return async () => {
    await stack.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
}
