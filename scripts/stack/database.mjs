import { join } from 'node:path';
import { apart } from '../apart.mjs';
import { findRunning } from '../postgres/postmaster.mjs';
import { keepPostgres } from './postgres-service.mjs';

const DATABASE = 'hedgerow';
const ROLES = new URL('../roles.mjs', import.meta.url);
const OWN_DATABASE = new URL('./own-database.mjs', import.meta.url);

/**
 * Where the processes find their database, role by role.
 * @typedef {{ DATABASE_URL: string, DATABASE_OWNER_URL: string, QUEUE_DATABASE_URL?: string }} DatabaseUrls
 * @typedef {{ urls: DatabaseUrls, detail: string,
 *   server: { stop: () => Promise<void>, kill: () => void } | null }} Database
 */

/**
 * @param {{ dataDir: string, secrets: import('./secrets.mjs').Secrets, durable: boolean,
 *   say: (line: string) => void }} request
 * @returns {Promise<Database>}
 */
async function embedded({ dataDir, secrets, durable, say }) {
  const logFile = join(dataDir, 'logs', 'postgres.log');
  const service = await keepPostgres({ dataDir: join(dataDir, 'postgres'), durable, logFile }, say);
  const server = service.first;
  const passwords = { owner: secrets.ownerPassword, app: secrets.appPassword, queue: secrets.queuePassword };
  try {
    await apart(ROLES, 'provisionRoles', [server.superuserUrl, { passwords, database: DATABASE }]);
  } catch (error) {
    await service.stop();
    throw error;
  }
  const url = (/** @type {string} */ user, /** @type {string} */ password) =>
    server.url({ user, password, database: DATABASE });
  return {
    urls: {
      DATABASE_URL: url('hedgerow_app', passwords.app),
      DATABASE_OWNER_URL: url('hedgerow_owner', passwords.owner),
      QUEUE_DATABASE_URL: url('hedgerow_queue', passwords.queue),
    },
    detail: `${server.adopted ? 'found running' : 'embedded'}, port ${server.port}`,
    server: service,
  };
}

/**
 * Where the embedded database of a Hedgerow that runs is found.
 * @param {string} dataDir @param {import('./secrets.mjs').Secrets} secrets
 */
export function runningDatabase(dataDir, secrets) {
  const running = findRunning(join(dataDir, 'postgres'));
  if (!running) throw new Error(`No Hedgerow runs in ${dataDir}. Start it, or set DATA_DIR or DATABASE_URL.`);
  const url = (/** @type {string} */ user, /** @type {string} */ password) =>
    `postgresql://${user}:${encodeURIComponent(password)}@127.0.0.1:${running.port}/${DATABASE}`;
  return {
    DATABASE_URL: url('hedgerow_app', secrets.appPassword),
    QUEUE_DATABASE_URL: url('hedgerow_queue', secrets.queuePassword),
  };
}

/**
 * The embedded database, or the one that the environment names.
 * @param {{ env: NodeJS.ProcessEnv, dataDir: string, secrets: import('./secrets.mjs').Secrets, durable: boolean,
 *   say: (line: string) => void }} request
 * @returns {Promise<Database>}
 */
export async function openDatabase({ env, dataDir, secrets, durable, say }) {
  const { DATABASE_URL: url, DATABASE_OWNER_URL: ownerUrl, QUEUE_DATABASE_URL: queueUrl, REDIS_URL: redis } = env;
  if (!url && !ownerUrl) return embedded({ dataDir, secrets, durable, say });
  if (!url) throw new Error('DATABASE_OWNER_URL is set without DATABASE_URL (the application role).');
  if (!ownerUrl) return apart(OWN_DATABASE, 'provisioned', [url, secrets]);
  if (!queueUrl && !redis) throw new Error('Set QUEUE_DATABASE_URL (role of the queues) or REDIS_URL.');
  const urls = { DATABASE_URL: url, DATABASE_OWNER_URL: ownerUrl, ...(queueUrl && { QUEUE_DATABASE_URL: queueUrl }) };
  return { urls, detail: `yours, ${new URL(url).host}`, server: null };
}
