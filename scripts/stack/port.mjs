import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { freePort, tryPort } from '../free-port.mjs';
import { commandLine } from '../process-table.mjs';

const DEFAULT_PORT = 3000;
const LISTEN = '0A';

/** @param {number} port */
function listeningInode(port) {
  const wanted = port.toString(16).toUpperCase().padStart(4, '0');
  for (const table of ['/proc/net/tcp', '/proc/net/tcp6']) {
    for (const line of readFileSync(table, 'utf8').split('\n').slice(1)) {
      const [, local, , state, , , , , , inode] = line.trim().split(/\s+/);
      if (state === LISTEN && local?.endsWith(`:${wanted}`)) return inode;
    }
  }
  return undefined;
}

/** @param {string} pid @param {string} socket */
function holds(pid, socket) {
  try {
    return readdirSync(`/proc/${pid}/fd`).some((fd) => readlinkSync(`/proc/${pid}/fd/${fd}`) === socket);
  } catch {
    return false; // gone, or another user's
  }
}

/** @param {number} port */
function pidFromProc(port) {
  const inode = listeningInode(port);
  if (!inode) return undefined;
  return readdirSync('/proc').find((name) => /^\d+$/.test(name) && holds(name, `socket:[${inode}]`));
}

/** Who listens there, as far as this account may know. @param {number} port */
export function portHolder(port) {
  const pid =
    process.platform === 'linux'
      ? pidFromProc(port)
      : spawnSync('lsof', ['-nPt', `-iTCP:${port}`, '-sTCP:LISTEN'], { encoding: 'utf8' }).stdout?.split('\n')[0];
  return pid ? `pid ${pid}: ${commandLine(Number(pid)).slice(0, 80)}` : 'a process of another account';
}

/** Browsers ask ::1 for "localhost" too: a stranger there would answer in our place. @param {number} port */
const isFree = async (port) => (await tryPort(port)) !== null && (await tryPort(port, '::1', true)) !== null;

/**
 * The port to serve on. One that was asked for is taken or refused; the default gives way to the next free one.
 * @param {string | undefined} wanted value of PORT
 * @returns {Promise<{ port: number, note: string }>}
 */
export async function choosePort(wanted) {
  if (wanted !== undefined && wanted !== '') {
    const port = Number(wanted);
    if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`PORT=${wanted} isn't a port number.`);
    if (port === 0) return { port: await freePort(), note: '' };
    if (await isFree(port)) return { port, note: '' };
    throw new Error(`Port ${port} is in use (${portHolder(port)}). Stop that program, or set PORT to another port.`);
  }
  for (let port = DEFAULT_PORT; port < DEFAULT_PORT + 100; port += 1) {
    if (!(await isFree(port))) continue;
    const note =
      port === DEFAULT_PORT
        ? ''
        : `Port ${DEFAULT_PORT} is in use (${portHolder(DEFAULT_PORT)}). Using ${port} instead.`;
    return { port, note };
  }
  throw new Error(`No port from ${DEFAULT_PORT} to ${DEFAULT_PORT + 99} is free. Set PORT.`);
}
