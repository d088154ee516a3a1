import { join } from 'node:path';
import { provisionRoles, withClient } from '../roles.mjs';
import { keepPostgres } from '../stack/postgres-service.mjs';

/** Seeded once, then only copied. */
const SEEDED = 'sandbox_seeded';

/**
 * The sandbox's own PostgreSQL: one database that is seeded, and copies of it that are thrown away.
 * @param {{ dataDir: string, secrets: import('../stack/secrets.mjs').Secrets, say: (line: string) => void }} request
 */
export async function openDatabases({ dataDir, secrets, say }) {
  const logFile = join(dataDir, 'logs', 'postgres.log');
  // What is lost with the power is seeded anew: nothing in here is worth waiting for the disk.
  const service = await keepPostgres({ dataDir: join(dataDir, 'postgres'), durable: false, logFile }, say);
  const server = service.first;
  const passwords = { owner: secrets.ownerPassword, app: secrets.appPassword, queue: secrets.queuePassword };

  /** @template T @param {(client: import('pg').Client) => Promise<T>} work */
  const asSuperuser = (work) => withClient(server.superuserUrl, work);

  /** @param {string} name @returns {import('../stack/database.mjs').DatabaseUrls} */
  const urlsOf = (name) => ({
    DATABASE_URL: server.url({ user: 'hedgerow_app', password: passwords.app, database: name }),
    DATABASE_OWNER_URL: server.url({ user: 'hedgerow_owner', password: passwords.owner, database: name }),
    QUEUE_DATABASE_URL: server.url({ user: 'hedgerow_queue', password: passwords.queue, database: name }),
  });

  const drop = (/** @type {string} */ name) =>
    asSuperuser(async (client) => {
      await client.query(`drop database if exists ${name} with (force)`);
    });

  return {
    detail: `${server.adopted ? 'found running' : 'embedded'}, port ${server.port}`,
    stop: service.stop,
    kill: service.kill,
    drop,

    /** Whatever copies an earlier sandbox left behind. */
    async dropCopies() {
      const { rows } = await asSuperuser((client) =>
        client.query(`select datname from pg_database where datname like 'sandbox_copy%'`),
      );
      for (const { datname } of rows) await drop(datname);
    },

    hasSeeded: () =>
      asSuperuser(async (client) => {
        const { rowCount } = await client.query('select from pg_database where datname = $1', [SEEDED]);
        return rowCount === 1;
      }),

    /** An empty database in the place of the seeded one. */
    async clearSeeded() {
      await drop(SEEDED);
      await provisionRoles(server.superuserUrl, { passwords, database: SEEDED });
      return urlsOf(SEEDED);
    },

    /** How many queue tasks of the seeded companies still wait for the worker. */
    async tasksOfSeeded() {
      const url = new URL(server.superuserUrl);
      url.pathname = `/${SEEDED}`;
      const { rows } = await withClient(url.href, (client) =>
        client.query(`select count(*)::int as open from queue_outbox where state <> 'dead'`),
      );
      return rows[0].open;
    },

    /** @param {string} name */
    async copySeeded(name) {
      await asSuperuser(async (client) => {
        await client.query(`create database ${name} template ${SEEDED} owner hedgerow_owner`);
        // Rights on the database itself are not copied from a template.
        await client.query(`revoke all on database ${name} from public`);
        await client.query(`grant connect on database ${name} to hedgerow_app`);
        await client.query(`grant connect, create on database ${name} to hedgerow_queue`);
      });
      return urlsOf(name);
    },
  };
}

/** @typedef {Awaited<ReturnType<typeof openDatabases>>} Databases */
