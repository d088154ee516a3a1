import { readFile } from 'node:fs/promises';
import pg from 'pg';

const ROLES_SQL = new URL('../docker/postgres/init-roles.sql', import.meta.url);

/**
 * @template T
 * @param {string} url
 * @param {(client: pg.Client) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withClient(url, work) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** @param {string} url @param {string} database */
function inDatabase(url, database) {
  const address = new URL(url);
  address.pathname = `/${database}`;
  return address.href;
}

/** @param {string} url @param {string} database */
function ensureDatabase(url, database) {
  return withClient(url, async (client) => {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [database]);
    if (rowCount === 0) await client.query(`create database ${client.escapeIdentifier(database)}`);
  });
}

/** @type {import('./roles.mjs').provisionRoles} */
export async function provisionRoles(url, { passwords, database, ownerRole }) {
  if (database) await ensureDatabase(url, database);
  const sql = await readFile(ROLES_SQL, 'utf8');
  await withClient(database ? inDatabase(url, database) : url, async (client) => {
    await client.query('begin');
    // Two starts on one server would otherwise meet in the shared catalogue of roles.
    await client.query(`select pg_advisory_xact_lock(hashtext('hedgerow roles'))`);
    const given = { ...passwords, role: ownerRole };
    for (const [name, value] of [
      ['owner_password', given.owner],
      ['app_password', given.app],
      ['queue_password', given.queue],
      ['owner_role', given.role],
    ]) {
      await client.query('select set_config($1, $2, true)', [`hedgerow.${name}`, value ?? '']);
    }
    await client.query(sql);
    await client.query('commit');
  });
}
