import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';

const NAMES = /** @type {const} */ ([
  'TOKEN_SECRET',
  'CURSOR_SECRET',
  'MASTER_KEY',
  'ownerPassword',
  'appPassword',
  'queuePassword',
]);

/**
 * @typedef {Record<typeof NAMES[number], string> & { MASTER_KEY_PREVIOUS?: string }} Secrets
 * MASTER_KEY_PREVIOUS is there while the key is rotated.
 */

/** @param {string} dataDir */
const fileIn = (dataDir) => join(dataDir, 'secrets.json');

/** Those that were made already. @param {string} dataDir @returns {Partial<Secrets>} */
export function readSecrets(dataDir) {
  const path = fileIn(dataDir);
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return {};
    // A new master key would make everything sealed with the old one unreadable: never replace silently.
    throw new Error(
      `Couldn't read ${path} (${error}). Restore it from a backup. Encrypted data can't be read without it.`,
      {
        cause: error,
      },
    );
  }
}

/** @param {string} path @param {Secrets} secrets */
function writeDurably(path, secrets) {
  const aside = `${path}.${process.pid}`;
  const file = openSync(aside, 'w', 0o600);
  writeSync(file, `${JSON.stringify(secrets, null, 2)}\n`);
  fsyncSync(file);
  closeSync(file);
  renameSync(aside, path);
}

/**
 * The secrets of this data folder, made once. The environment wins over them, name by name.
 * @param {string} dataDir
 * @returns {Secrets}
 */
export function ensureSecrets(dataDir) {
  const existing = readSecrets(dataDir);
  const made = Object.fromEntries(NAMES.map((name) => [name, existing[name] ?? newSecret()]));
  const secrets = /** @type {Secrets} */ ({ ...existing, ...made });
  if (NAMES.some((name) => existing[name] === undefined)) writeDurably(fileIn(dataDir), secrets);
  return secrets;
}

/** Whether the operator keeps it, rather than the data folder. @param {NodeJS.ProcessEnv} env @param {string} name */
export const isGiven = (env, name) => Boolean(env[name] || env[`${name}_FILE`]);

/**
 * Of the secrets of the data folder those that processes need and the environment does not give. The previous master key goes with
 * the present one.
 * @param {NodeJS.ProcessEnv} env @param {Partial<Secrets>} secrets
 */
export function secretsBeside(env, { TOKEN_SECRET, CURSOR_SECRET, MASTER_KEY, MASTER_KEY_PREVIOUS }) {
  return {
    ...(TOKEN_SECRET && !isGiven(env, 'TOKEN_SECRET') && { TOKEN_SECRET }),
    ...(CURSOR_SECRET && !isGiven(env, 'CURSOR_SECRET') && { CURSOR_SECRET }),
    ...(MASTER_KEY &&
      !isGiven(env, 'MASTER_KEY') && { MASTER_KEY, ...(MASTER_KEY_PREVIOUS && { MASTER_KEY_PREVIOUS }) }),
  };
}

const newSecret = () => randomBytes(36).toString('base64url');

/**
 * Begins a rotation of the master key, unless one is under way.
 * @param {string} dataDir
 */
export function renewMasterKey(dataDir) {
  const secrets = ensureSecrets(dataDir);
  if (secrets.MASTER_KEY_PREVIOUS) return;
  writeDurably(fileIn(dataDir), { ...secrets, MASTER_KEY: newSecret(), MASTER_KEY_PREVIOUS: secrets.MASTER_KEY });
}

/** The rotation has ended: nothing needs the previous key. @param {string} dataDir */
export function forgetPreviousMasterKey(dataDir) {
  const secrets = ensureSecrets(dataDir);
  delete secrets.MASTER_KEY_PREVIOUS;
  writeDurably(fileIn(dataDir), secrets);
}
