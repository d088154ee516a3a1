import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { commandLine, processIdentity, sendSignal, worksIn } from '../process-table.mjs';

/** @typedef {{ pid: number, port: number, ready: boolean }} Postmaster */

/** @param {string} home */
const pidFile = (home) => join(home, 'postmaster.pid');

/** @param {string} home @returns {Postmaster | null} */
export function readPidFile(home) {
  try {
    const lines = readFileSync(pidFile(home), 'utf8').split('\n');
    return { pid: Number(lines[0]), port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' };
  } catch {
    return null;
  }
}

/** @param {number} pid @param {string} home */
function isServerOf(pid, home) {
  if (processIdentity(pid) === null) return false;
  const command = commandLine(pid);
  return /postgres/.test(command) && (worksIn(pid, home) ?? command.includes(home));
}

/**
 * The server that already runs on this data folder, for example because its supervisor was killed. A pid file whose
 * process is gone, or whose pid now belongs to something else, would keep PostgreSQL from starting: it is removed.
 * @param {string} home
 */
export function findRunning(home) {
  const found = readPidFile(home);
  if (!found) return null;
  if (isServerOf(found.pid, home)) return found;
  rmSync(pidFile(home), { force: true });
  return null;
}

/**
 * Ends back ends that outlived a killed postmaster: one in the middle of a long query keeps the shared memory, and with
 * it the data folder, until the query ends. Only Linux tells which they are; elsewhere the caller waits.
 * @param {string} home
 */
export function endStrays(home) {
  if (process.platform !== 'linux') return;
  const pids = readdirSync('/proc').map(Number).filter(Number.isInteger);
  for (const pid of pids) {
    if (worksIn(pid, home) && commandLine(pid).startsWith('postgres:')) sendSignal(pid, 'SIGKILL');
  }
}
