import { spawn } from 'node:child_process';
import { closeSync, fstatSync, mkdirSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { freePort } from './free-port.mjs';
import { endWithUs } from './lifeline.mjs';
import { accountFor } from './postgres/account.mjs';
import { binaries, SERVER_ENV } from './postgres/binaries.mjs';
import { ensureCluster, superuserPassword } from './postgres/cluster.mjs';
import { endStrays, findRunning, readPidFile } from './postgres/postmaster.mjs';
import { goneWithin, pause, processIdentity, sendSignal } from './process-table.mjs';

const HOST = '127.0.0.1';
const LOG_LIMIT = 20 * 1024 * 1024;

/** @param {number} port @param {boolean} durable */
function settings(port, durable) {
  const always = {
    port,
    listen_addresses: HOST,
    unix_socket_directories: '',
    timezone: 'UTC',
    max_connections: 200,
    log_line_prefix: '%m [%p] %q%u@%d ',
  };
  const careless = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', autovacuum_naptime: '10s' };
  return Object.entries(durable ? always : { ...always, ...careless }).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ]);
}

/**
 * @typedef {{ home: string, account: import('./postgres/account.mjs').Account, port?: number | undefined,
 *   durable: boolean, logFile: string }} ServerRequest
 */

/**
 * The server is a session of its own: a Ctrl-C in the terminal must not reach it before its clients have stopped.
 * @param {ServerRequest & { port: number }} request
 */
function launch({ home, account, port, durable, logFile }) {
  if ((statSync(logFile, { throwIfNoEntry: false })?.size ?? 0) > LOG_LIMIT) renameSync(logFile, `${logFile}.1`);
  const log = openSync(logFile, 'a', 0o600);
  const offset = fstatSync(log).size;
  const [command = '', ...args] = [...account.prefix, binaries().postgres, '-D', home, ...settings(port, durable)];
  const child = spawn(command, args, {
    ...account.ids,
    cwd: home,
    env: SERVER_ENV,
    detached: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  const state = { ended: false };
  child.once('error', () => (state.ended = true));
  child.once('exit', () => (state.ended = true));
  child.unref();
  return { state, output: () => readFileSync(logFile).subarray(offset).toString('utf8') };
}

/**
 * Recovery after a crash may take its time: as long as the server lives, wait.
 * @param {string} home @param {() => boolean} hasEnded
 */
async function untilReady(home, hasEnded) {
  for (;;) {
    const running = readPidFile(home);
    if (running?.ready) return running;
    if (hasEnded()) return null;
    await pause(20);
  }
}

/** @param {string} home */
async function adopt(home) {
  const orphan = findRunning(home);
  if (!orphan) return null;
  return untilReady(home, () => findRunning(home) === null);
}

/** @param {ServerRequest} request */
async function startServer(request) {
  const giveUpAt = Date.now() + 60_000;
  for (;;) {
    const { state, output } = launch({ ...request, port: request.port ?? (await freePort()) });
    const running = await untilReady(request.home, () => state.ended);
    if (running) return running;
    const reason = output();
    const inUse = /shared memory block.*still in use|lock file "postmaster.pid" already exists/.test(reason);
    const portTaken = /Address already in use/.test(reason) && request.port === undefined;
    if ((!inUse && !portTaken) || Date.now() > giveUpAt) {
      throw new Error(`PostgreSQL did not start (log: ${request.logFile}):\n${reason.trim().slice(-2000)}`);
    }
    if (inUse) endStrays(request.home);
    await pause(100);
  }
}

/**
 * Fast shutdown first; then without a checkpoint (the next start recovers from the log); then by force.
 * @type {[NodeJS.Signals, number][]}
 */
const WAYS_TO_STOP = [
  ['SIGINT', 30_000],
  ['SIGQUIT', 5_000],
  ['SIGKILL', 5_000],
];

/** @param {string} home */
async function stopServer(home) {
  const running = findRunning(home);
  const identity = running && processIdentity(running.pid);
  if (!running || !identity) return;
  for (const [signal, patience] of WAYS_TO_STOP) {
    sendSignal(running.pid, signal);
    if (await goneWithin(identity, running.pid, patience)) return;
  }
  throw new Error(`PostgreSQL (pid ${running.pid}) does not end.`);
}

/** @type {import('./postgres.mjs').startPostgres} */
export async function startPostgres({ dataDir, port, durable = true, logFile, log = () => {} }) {
  const home = resolve(dataDir);
  mkdirSync(dirname(home), { recursive: true });
  const account = accountFor(home);
  const existed = findRunning(home) !== null;
  if (!existed) await ensureCluster(home, account, durable);
  const request = { home, account, port, durable, logFile: logFile ?? join(home, 'server.log') };
  const running = (await adopt(home)) ?? (await startServer(request));
  log(existed ? `found PostgreSQL running on port ${running.port}` : `PostgreSQL listens on port ${running.port}`);
  const cut = durable ? () => {} : endWithUs(running.pid, 'QUIT');
  /** @param {{ user: string, password: string, database: string }} login */
  const url = ({ user, password, database }) =>
    `postgresql://${encodeURIComponent(user)}:${encodeURIComponent(password)}@${HOST}:${running.port}/${database}`;
  return {
    host: HOST,
    port: running.port,
    pid: running.pid,
    adopted: existed,
    superuserUrl: url({ user: 'postgres', password: superuserPassword(home), database: 'postgres' }),
    url,
    async stop() {
      await stopServer(home);
      cut();
    },
    kill: () => {
      if (findRunning(home)) sendSignal(running.pid, 'SIGQUIT');
    },
  };
}
