import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';

const HAS_PROC = process.platform === 'linux';

/** @param {string} path */
function readText(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

/** @param {number} pid @param {string} columns */
function ps(pid, columns) {
  const { stdout, status } = spawnSync('ps', ['-o', columns, '-p', String(pid)], { encoding: 'utf8' });
  return status === 0 ? stdout.trim() : null;
}

/** @param {number} pid */
function identityFromProc(pid) {
  const stat = readText(`/proc/${pid}/stat`);
  if (stat === null) return null;
  // The name in parentheses may itself hold spaces and parentheses; the fields behind it do not.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [state, startedAt] = [fields[0], fields[19]];
  // A zombie answers to kill(pid, 0) although nothing runs any more.
  if (state === 'Z' || state === 'X') return null;
  return `${readText('/proc/sys/kernel/random/boot_id')?.trim()}/${pid}/${startedAt}`;
}

/** @param {number} pid */
function identityFromPs(pid) {
  const line = ps(pid, 'stat=,lstart=');
  return line === null || line === '' || line.startsWith('Z') ? null : `${pid}/${line.replace(/^\S+\s+/, '')}`;
}

/**
 * A token that tells this process from every other that had or will have the same pid; null when none runs.
 * @param {number} pid
 * @returns {string | null}
 */
export function processIdentity(pid) {
  if (!Number.isInteger(pid) || pid < 1) return null;
  return HAS_PROC ? identityFromProc(pid) : identityFromPs(pid);
}

/**
 * The command line, or '' when the process is gone.
 * @param {number} pid
 */
export function commandLine(pid) {
  const raw = HAS_PROC ? readText(`/proc/${pid}/cmdline`)?.replaceAll('\0', ' ') : ps(pid, 'command=');
  return raw?.trim() ?? '';
}

/**
 * Whether the process works in that folder; null when the machine does not say (not Linux, or another user's process).
 * Compared by inode, so a folder that was moved meanwhile is still recognised.
 * @param {number} pid @param {string} folder
 */
export function worksIn(pid, folder) {
  if (!HAS_PROC) return null;
  try {
    const [theirs, ours] = [statSync(`/proc/${pid}/cwd`), statSync(folder)];
    return theirs.ino === ours.ino && theirs.dev === ours.dev;
  } catch {
    return null;
  }
}

/** @param {number} milliseconds @returns {Promise<void>} */
export const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

/**
 * Waits until the process is gone; false when it still runs after the time given.
 * @param {string} identity of `processIdentity` @param {number} pid @param {number} milliseconds
 */
export async function goneWithin(identity, pid, milliseconds) {
  const deadline = Date.now() + milliseconds;
  while (processIdentity(pid) === identity) {
    if (Date.now() > deadline) return false;
    await pause(20);
  }
  return true;
}

/** @param {number} pid @param {NodeJS.Signals} signal */
export function sendSignal(pid, signal) {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}
