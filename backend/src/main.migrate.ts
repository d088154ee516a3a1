import { DataSource } from 'typeorm';
import { withSecretFiles } from './kernel/config/index.js';
import { databaseOptions, migrate, sqlMigrations } from './kernel/database/index.js';
import { migrateQueues } from './kernel/queue/index.js';
import { settleEmailKeys } from './modules/accounts/index.js';

const { env, mistakes } = withSecretFiles(process.env);
if (mistakes.length > 0) throw new Error(mistakes.join('\n'));
const url = env['DATABASE_OWNER_URL'];
if (!url) throw new Error('DATABASE_OWNER_URL: set it to PostgreSQL as the owner of the database.');
const applied = await migrate(
  new DataSource({ ...databaseOptions(url, 2), extra: { lock_timeout: 5_000 }, migrations: sqlMigrations() }),
);

// Addresses that are not plain ASCII are beyond SQL.
const accounts = await new DataSource(databaseOptions(url, 1)).initialize();
const shared = await accounts.transaction((manager) => settleEmailKeys((sql, values) => manager.query(sql, values)));
for (const { userIds } of shared) {
  console.log(`Accounts with the same e-mail; each signs in with its own password: ${userIds.join(', ')}`);
}
await accounts.destroy();

// The queues have their own tables, unless they live on Redis.
const queueUrl = env['QUEUE_DATABASE_URL'];
if (queueUrl) await migrateQueues(queueUrl);
console.log(applied.length > 0 ? `Applied: ${applied.join(', ')}` : 'The database is up to date.');
