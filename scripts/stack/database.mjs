import { join } from 'node:path';
import { apart } from '../apart.mjs';
import { findRunning } from '../postgres/postmaster.mjs';
import { toolEnv } from '../run-command.mjs';
import { keepPostgres } from './postgres-service.mjs';
import { readSecrets, secretsBeside } from './secrets.mjs';

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

/** @param {string} url @param {string} user @param {string} password */
export function asRole(url, user, password) {
  const address = new URL(url);
  address.username = encodeURIComponent(user);
  address.password = encodeURIComponent(password);
  return address.href;
}

/**
 * Where the database of a Hedgerow that runs is found, role by role: the embedded one, or one of which the start was told the owner.
 * @param {string} dataDir @param {Partial<import('./secrets.mjs').Secrets>} secrets
 */
function runningDatabase(dataDir, { appPassword, queuePassword }) {
  const { DATABASE_URL: given, DATABASE_URL_FILE: inFile, DATABASE_OWNER_URL: ownerUrl } = process.env;
  if (inFile || (given && (ownerUrl || !appPassword || new URL(given).username === 'hedgerow_app'))) return {};
  const running = findRunning(join(dataDir, 'postgres'));
  const url = given ?? (running && `postgresql://127.0.0.1:${running.port}/${DATABASE}`);
  if (!url || !appPassword || !queuePassword)
    throw new Error(`No Hedgerow runs in ${dataDir}. Start it, or set DATA_DIR or DATABASE_URL.`);
  return {
    DATABASE_URL: asRole(url, 'hedgerow_app', appPassword),
    QUEUE_DATABASE_URL: asRole(url, 'hedgerow_queue', queuePassword),
  };
}

/**
 * What the processes of a Hedgerow that runs were started with. Makes nothing.
 * @param {string} dataDir
 */
export function runningEnvironment(dataDir) {
  const secrets = readSecrets(dataDir);
  const { env } = process;
  return toolEnv({ DATA_DIR: dataDir, ...env, ...secretsBeside(env, secrets), ...runningDatabase(dataDir, secrets) });
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
