import { Client } from 'pg';
import { withSecretFiles } from './kernel/config/index.js';
import { auditCommand } from './modules/audit-log/index.js';

// The audit log of all companies, as the owner of the database: scripts/audit-log.mjs says how.
const { env, mistakes } = withSecretFiles(process.env);
if (mistakes.length > 0) throw new Error(mistakes.join('\n'));
const url = env['DATABASE_OWNER_URL'];
if (!url) throw new Error('DATABASE_OWNER_URL: set it to PostgreSQL as the owner of the database.');
const session = new Client({ connectionString: url });
await session.connect();
try {
  if (!(await auditCommand(session, process.argv.slice(2), (line) => console.log(line)))) process.exitCode = 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
} finally {
  await session.end();
}
