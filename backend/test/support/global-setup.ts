import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '../../../scripts/postgres.mjs';
import { startPgBouncer } from '../../../scripts/testing/pgbouncer.mjs';

/** Loaded by jest outside its module system: no relative import of TypeScript works here. */
export default async function startDatabaseServer(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'hedgerow-test-'));
  const server = await startPostgres({ dataDir: join(folder, 'postgres'), durable: false });
  process.env['TEST_POSTGRES_URL'] = server.superuserUrl;
  process.env['TEST_POSTGRES_FOLDER'] = folder;
  const program = process.env['TEST_PGBOUNCER'];
  if (!program) return;
  const password = (process.env['TEST_APP_PASSWORD'] = 'app-behind-pgbouncer');
  const pooler = await startPgBouncer({ program, folder, server, user: 'hedgerow_app', password });
  process.env['TEST_POOLER_PORT'] = String(pooler.port);
  process.env['TEST_POOLER_PID'] = String(pooler.pid);
}
