import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import { DataSource } from 'typeorm';
import { provisionRoles, withClient } from '../../../scripts/roles.mjs';
import { databaseOptions, migrate, sqlMigrations } from '../../src/kernel/database/index.js';
import { migrateQueues } from '../../src/kernel/queue/index.js';

const TEMPLATE = 'hedgerow_template';
const PASSWORDS = {
  owner: 'owner-of-tests',
  app: process.env['TEST_APP_PASSWORD'] ?? 'app-of-tests',
  queue: 'queue-of-tests',
};
/** Any constant: names the lock under which the first test file makes the template. */
const TEMPLATE_LOCK = 7_103_001;

export interface TestDatabase {
  /** The application role: owns nothing, row-level security holds. What the product uses. */
  appUrl: string;
  /** The role that migrates; forced row-level security holds for it, too. */
  ownerUrl: string;
  /** The role that owns schema `bullmq`. */
  queueUrl: string;
  /** Sees everything: only for assertions about what a tenant must not see, and for breaking things. */
  superuserUrl: string;
  drop(): Promise<void>;
}

/** A fresh, migrated database of its own, copied from a template that the first test file of the run makes. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const server = process.env['TEST_POSTGRES_URL'];
  if (!server) throw new Error('No test server: name the file *.db.spec.ts, so that jest starts one.');
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await withClient(server, async (client) => {
    await client.query('select pg_advisory_lock($1)', [TEMPLATE_LOCK]);
    await ensureTemplate(client, server);
    await client.query(`create database ${name} template ${TEMPLATE} owner hedgerow_owner`);
    // Rights on the database itself are not copied from a template.
    await client.query(`revoke all on database ${name} from public`);
    await client.query(`grant connect on database ${name} to hedgerow_app`);
    await client.query(`grant connect, create on database ${name} to hedgerow_queue`);
  });
  return {
    appUrl: pooled(urlOf(server, name, 'hedgerow_app', PASSWORDS.app)),
    ownerUrl: urlOf(server, name, 'hedgerow_owner', PASSWORDS.owner),
    queueUrl: urlOf(server, name, 'hedgerow_queue', PASSWORDS.queue),
    superuserUrl: urlOf(server, name),
    drop: () =>
      withClient(server, async (client) => {
        await client.query(`drop database ${name} with (force)`);
      }),
  };
}

async function ensureTemplate(client: Client, server: string): Promise<void> {
  const { rowCount } = await client.query('select from pg_database where datname = $1 and datistemplate', [TEMPLATE]);
  if (rowCount) return;
  await client.query(`drop database if exists ${TEMPLATE} with (force)`);
  await provisionRoles(server, { passwords: PASSWORDS, database: TEMPLATE });
  const owner = urlOf(server, TEMPLATE, 'hedgerow_owner', PASSWORDS.owner);
  await migrate(new DataSource({ ...databaseOptions(owner, 2), extra: {}, migrations: sqlMigrations() }));
  await migrateQueues(urlOf(server, TEMPLATE, 'hedgerow_queue', PASSWORDS.queue));
  await client.query(`alter database ${TEMPLATE} is_template true`);
}

/** By way of PgBouncer, where the run has one (npm run soak -- postgres-versions). */
function pooled(appUrl: string): string {
  const url = new URL(appUrl);
  url.port = process.env['TEST_POOLER_PORT'] ?? url.port;
  return url.href;
}

function urlOf(server: string, database: string, user?: string, password?: string): string {
  const url = new URL(server);
  url.pathname = `/${database}`;
  if (user && password) [url.username, url.password] = [user, password];
  return url.href;
}
