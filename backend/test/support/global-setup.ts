import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '../../../scripts/postgres.mjs';

/** Loaded by jest outside its module system: no relative import of TypeScript works here. */
export default async function startDatabaseServer(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'hedgerow-test-'));
  const server = await startPostgres({ dataDir: join(folder, 'postgres'), durable: false });
  process.env['TEST_POSTGRES_URL'] = server.superuserUrl;
  process.env['TEST_POSTGRES_FOLDER'] = folder;
}
