import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Clock ticks of Linux's accounting; fixed for user space on every machine that Node runs on. */
const TICKS_PER_SECOND = 100;

/**
 * Seconds of processor that a process has used so far.
 * @param {number} pid
 */
export function cpuSeconds(pid) {
  if (process.platform === 'linux') {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
  }
  const { stdout } = spawnSync('ps', ['-o', 'cputime=', '-p', String(pid)], { encoding: 'utf8' });
  return stdout
    .trim()
    .split(':')
    .reduce((total, part) => total * 60 + Number(part), 0);
}

/**
 * The supervisor keeps note of its processes.
 * @param {string} dataDir
 */
export function apiPid(dataDir) {
  const { children } = JSON.parse(readFileSync(join(dataDir, 'hedgerow.lock'), 'utf8'));
  const api = children.find((/** @type {{ name: string }} */ { name }) => name === 'api');
  return Number(api.pid);
}
