import { provisionRoles, withClient } from '../roles.mjs';
import { asRole } from './database.mjs';
import { firstMigration } from './migrations.mjs';

/** @param {import('pg').Client} client */
async function refuseForeignTables(client) {
  const { rows } = await client.query(
    `select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast', 'bullmq')
     and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e') order by 1`,
  );
  if (rows.length === 0) return;
  const names = rows.map(({ name }) => name);
  const ours = names.includes('public.migrations')
    ? await client.query('select from public.migrations where name = $1', [firstMigration()]).catch(() => null)
    : null;
  if (ours?.rowCount) return;
  throw new Error(
    `The database in DATABASE_URL has tables that aren't Hedgerow's (${names.slice(0, 5).join(', ')}). ` +
      'Nothing was changed. Give Hedgerow an empty database.',
  );
}

/** @param {import('pg').Client} client @param {string} url @param {import('./secrets.mjs').Secrets} secrets */
async function refuseForeignRoles(client, url, secrets) {
  const { rows } = await client.query(
    `select rolname as name from pg_roles where rolname in ('hedgerow_app', 'hedgerow_queue')`,
  );
  for (const { name } of rows) {
    const password = name === 'hedgerow_app' ? secrets.appPassword : secrets.queuePassword;
    const problem = await withClient(asRole(url, name, password), async () => null).catch((error) => error);
    if (problem?.code !== '28P01') continue;
    throw new Error(
      `The server in DATABASE_URL already has the role ${name} with a different password. Another Hedgerow uses it. ` +
        'Set DATABASE_URL (application role), DATABASE_OWNER_URL, and QUEUE_DATABASE_URL yourself.',
    );
  }
}

/** @param {import('pg').Client} client */
async function refuseWeakOwner(client) {
  const { rows } = await client.query(
    'select rolname as name, rolsuper or rolcreaterole as may from pg_roles where rolname = current_user',
  );
  if (rows[0]?.may) return rows[0].name;
  throw new Error(
    `The role in DATABASE_URL, ${rows[0]?.name}, can't create roles. Use a role with CREATEROLE that owns the ` +
      'database, or set DATABASE_URL (application role), DATABASE_OWNER_URL, and QUEUE_DATABASE_URL yourself.',
  );
}

/**
 * A database of the person's own, of which only the owner is known: the other roles are made in it.
 * @param {string} ownerUrl @param {import('./secrets.mjs').Secrets} secrets
 * @returns {Promise<import('./database.mjs').Database>}
 */
export async function provisioned(ownerUrl, secrets) {
  const ownerRole = await withClient(ownerUrl, async (client) => {
    await refuseForeignTables(client);
    await refuseForeignRoles(client, ownerUrl, secrets);
    return refuseWeakOwner(client);
  });
  const passwords = { app: secrets.appPassword, queue: secrets.queuePassword };
  await provisionRoles(ownerUrl, { passwords, ownerRole });
  return {
    urls: {
      DATABASE_URL: asRole(ownerUrl, 'hedgerow_app', passwords.app),
      DATABASE_OWNER_URL: ownerUrl,
      QUEUE_DATABASE_URL: asRole(ownerUrl, 'hedgerow_queue', passwords.queue),
    },
    detail: `yours, ${new URL(ownerUrl).host}, roles made`,
    server: null,
  };
}
