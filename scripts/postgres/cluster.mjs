import { execFile, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { giveTo } from './account.mjs';
import { binaries, SERVER_ENV } from './binaries.mjs';

const MAJOR = '18';
const PASSWORD_FILE = 'hedgerow-superuser-password';

/** @param {string} home */
export const superuserPassword = (home) => readFileSync(join(home, PASSWORD_FILE), 'utf8');

/** @param {string} home */
function checkOwner(home) {
  const uid = statSync(home, { throwIfNoEntry: false })?.uid;
  const caller = process.getuid?.();
  if (uid !== undefined && caller !== 0 && caller !== uid) {
    throw new Error(`${home} belongs to another user (uid ${uid}). Run Hedgerow as that user, or set DATA_DIR.`);
  }
}

/** @param {string} home */
function checkExisting(home) {
  const version = readFileSync(join(home, 'PG_VERSION'), 'utf8').trim();
  if (version !== MAJOR) {
    throw new Error(
      `${home} has data from PostgreSQL ${version}, and Hedgerow uses ${MAJOR}. Dump the data and restore it.`,
    );
  }
  if (!existsSync(join(home, PASSWORD_FILE))) {
    throw new Error(`${home} has a PostgreSQL that Hedgerow didn't create. Nothing was changed. Set DATA_DIR.`);
  }
}

/** The same order and case rules on every machine; up to 16, which only tests use, by the rules of its libc. @param {string} initdb */
function localeOf(initdb) {
  const major = /\) (\d+)/.exec(spawnSync(initdb, ['--version'], { encoding: 'utf8' }).stdout ?? '')?.[1];
  if (Number(major ?? MAJOR) < 17) return ['--locale=C.UTF-8'];
  return ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
}

/** @param {string} folder @param {import('./account.mjs').Account} account @param {boolean} durable */
async function runInitdb(folder, account, durable) {
  const [command = '', ...args] = [
    ...account.prefix,
    binaries().initdb,
    `--pgdata=${join(folder, 'data')}`,
    `--pwfile=${join(folder, 'password')}`,
    '--username=postgres',
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    ...localeOf(binaries().initdb),
    '--no-instructions',
    ...(durable ? [] : ['--no-sync']),
  ];
  await promisify(execFile)(command, args, { ...account.ids, cwd: '/', env: SERVER_ENV });
}

/**
 * Makes the cluster unless it is there. A kill in the middle leaves only a `.new` folder, which the next start removes.
 * @param {string} home @param {import('./account.mjs').Account} account @param {boolean} durable
 */
export async function ensureCluster(home, account, durable) {
  checkOwner(home);
  if (existsSync(join(home, 'PG_VERSION'))) {
    checkExisting(home);
    return giveTo(home, account);
  }
  if (existsSync(home) && readdirSync(home).length > 0) {
    throw new Error(`${home} isn't empty and has no PostgreSQL data. Nothing was changed. Set DATA_DIR.`);
  }
  const fresh = `${home}.new`;
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(join(fresh, 'data'), { recursive: true, mode: 0o700 });
  writeFileSync(join(fresh, 'password'), randomBytes(24).toString('base64url'), { mode: 0o600 });
  giveTo(fresh, account);
  await runInitdb(fresh, account, durable);
  renameSync(join(fresh, 'password'), join(fresh, 'data', PASSWORD_FILE));
  mkdirSync(dirname(home), { recursive: true });
  renameSync(join(fresh, 'data'), home);
  rmSync(fresh, { recursive: true, force: true });
}
