import { spawnSync } from 'node:child_process';
import { chownSync, lstatSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { binaries } from './binaries.mjs';

/**
 * Under which account PostgreSQL runs: `ids` are the options for spawn, `prefix` is put before its commands.
 * @typedef {{ ids: { uid?: number, gid?: number }, owner: { uid: number, gid: number } | null, prefix: string[] }} Account
 */

/** @type {Account} */
const CALLER = { ids: {}, owner: null, prefix: [] };

/** @param {string} flag */
function nobody(flag) {
  const { stdout, status } = spawnSync('id', [flag, 'nobody'], { encoding: 'utf8' });
  if (status !== 0) throw new Error('PostgreSQL can\'t run as root, and this machine has no user named "nobody".');
  return Number(stdout);
}

/** An existing cluster keeps the account that owns it, so that root and its owner may take turns. @param {string} home */
function ownerFor(home) {
  const existing = statSync(join(home, 'PG_VERSION'), { throwIfNoEntry: false });
  if (existing && existing.uid !== 0) return { uid: existing.uid, gid: existing.gid };
  return { uid: nobody('-u'), gid: nobody('-g') };
}

/**
 * Whether that account can enter the data folder's parent and execute the server.
 * @param {string} home @param {Account} account
 */
function canReach(home, { ids, prefix }) {
  const probe = ['/bin/sh', '-c', 'cd "$0" && test -x "$1" && exec "$1" --version', dirname(home), binaries().postgres];
  const [command = '', ...args] = [...prefix, ...probe];
  return spawnSync(command, args, { ...ids, cwd: '/', stdio: 'ignore' }).status === 0;
}

/** @param {{ uid: number, gid: number }} owner @returns {Account} */
function withPassage(owner) {
  const only = '-all,+dac_override';
  const drop = [`--reuid=${owner.uid}`, `--regid=${owner.gid}`, '--clear-groups'];
  const keep = [`--inh-caps=${only}`, `--ambient-caps=${only}`, `--bounding-set=${only}`];
  // PostgreSQL asks access(2) for its own programs, which heeds capabilities of non-root accounts only with this bit.
  const heed = '--securebits=+no_setuid_fixup';
  return { ids: {}, owner, prefix: ['setpriv', ...drop, heed, ...keep, '--'] };
}

/**
 * The account for the server of this data folder. PostgreSQL refuses to run as root, so root drops to an unprivileged
 * account; where that account could not pass the parent folders (a clone in /root), it keeps the one capability to do so.
 * @param {string} home
 * @returns {Account}
 */
export function accountFor(home) {
  if (process.getuid?.() !== 0) return CALLER;
  const owner = ownerFor(home);
  const plain = { ids: owner, owner, prefix: [] };
  const candidates = [plain, withPassage(owner)];
  const usable = candidates.find((account) => canReach(home, account));
  if (usable) return usable;
  throw new Error(
    `As root, PostgreSQL runs as uid ${owner.uid}, which can't access ${dirname(home)} or ${binaries().postgres}. ` +
      'Move Hedgerow to a folder that every user can open (for example /opt), or run it as a regular user.',
  );
}

/**
 * Gives a folder and all in it to the account; does nothing when the caller runs the server itself.
 * @param {string} path @param {Account} account
 */
export function giveTo(path, account) {
  if (!account.owner) return;
  const entry = lstatSync(path);
  if (entry.isDirectory()) for (const name of readdirSync(path)) giveTo(join(path, name), account);
  if (!entry.isSymbolicLink() && entry.uid !== account.owner.uid) {
    chownSync(path, account.owner.uid, account.owner.gid);
  }
}
