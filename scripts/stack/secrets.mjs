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

/** @typedef {Record<typeof NAMES[number], string>} Secrets */

/** @param {string} path @returns {Partial<Secrets>} */
function readExisting(path) {
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
  const path = join(dataDir, 'secrets.json');
  const existing = readExisting(path);
  const made = Object.fromEntries(NAMES.map((name) => [name, existing[name] ?? randomBytes(36).toString('base64url')]));
  const secrets = /** @type {Secrets} */ (made);
  if (NAMES.some((name) => existing[name] === undefined)) writeDurably(path, secrets);
  return secrets;
}
