import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { startPostgres } from '../../../scripts/postgres.mjs';

/** Ends the server that global-setup started (starting on a running folder adopts it) and removes its files. */
export default async function stopDatabaseServer(): Promise<void> {
  const folder = process.env['TEST_POSTGRES_FOLDER'];
  if (!folder) return;
  const pooler = process.env['TEST_POOLER_PID'];
  if (pooler) process.kill(Number(pooler));
  const server = await startPostgres({ dataDir: join(folder, 'postgres') });
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
