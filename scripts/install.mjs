import { spawn, spawnSync } from 'node:child_process';
import { existsSync, lstatSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './root.mjs';
import { mustRun } from './run-command.mjs';

// Only Node's own modules here: nothing is installed yet when this file runs.
const OLDEST_HOST = [20, 19];
const PINNED = readFileSync(join(ROOT, '.node-version'), 'utf8').trim().split('.')[0];
const MODULES = join(ROOT, 'node_modules');
const STOPS = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);
const PINNED_NODE = join(MODULES, 'node', 'bin', 'node');
const WANTED = join(ROOT, 'package-lock.json');
const PRESENT = join(MODULES, '.package-lock.json');
/** Goes with the packages. */
const COMPARED = join(MODULES, '.compared');

/** Ends politely on a Node that is too old for npm workspaces and ESM as we use them. */
export function requireSupportedHost() {
  if (process.platform === 'win32') {
    console.error('Hedgerow runs on Linux and macOS; on Windows use the Windows Subsystem for Linux (WSL).');
    process.exit(1);
  }
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [needMajor = 0, needMinor = 0] = OLDEST_HOST;
  if (major > needMajor || (major === needMajor && minor >= needMinor)) return;
  console.error(`Hedgerow needs Node ${OLDEST_HOST.join('.')} or newer; this is ${process.versions.node}.`);
  console.error('Get a current one from https://nodejs.org, then run the same command again.');
  process.exit(1);
}

/** @param {string} path @returns {Record<string, { version?: string, optional?: boolean, link?: boolean }> | null} */
function readPackages(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages;
  } catch {
    return null;
  }
}

/** Sizes and times of what is compared. */
function lookOf() {
  const looks = [WANTED, PRESENT].map((path) => statSync(path, { throwIfNoEntry: false }));
  return looks.map((look) => `${look?.size} ${look?.mtimeMs}`).join();
}

/**
 * Whether node_modules holds what the lock file says. What has been compared once is not read again: it is megabytes, which
 * the supervisor would keep.
 */
function isInstalled() {
  if (!existsSync(PINNED_NODE)) return false;
  const look = lookOf();
  const compared = existsSync(COMPARED) ? readFileSync(COMPARED, 'utf8') : '';
  if (compared === look) return true;
  if (!isComplete()) return false;
  try {
    writeFileSync(COMPARED, look);
  } catch {
    // A folder that nobody may write to: it is compared each time.
  }
  return true;
}

/** npm writes its own record last, so a broken-off run is seen. */
function isComplete() {
  const wanted = readPackages(WANTED);
  const present = readPackages(PRESENT);
  if (!wanted || !present) return false;
  return Object.entries(wanted).every(([path, { version, optional, link }]) => {
    if (path === '' || link) return true;
    const found = present[path];
    return found ? found.version === version : optional === true;
  });
}

/**
 * Installs exactly the lock file's packages, unless they are there.
 * @param {import('./progress.mjs').Progress} progress
 */
export async function ensureInstalled(progress) {
  if (isInstalled()) return;
  // npm ci empties the folder first, also through a link, and would take another clone's packages away.
  if (lstatSync(MODULES, { throwIfNoEntry: false })?.isSymbolicLink()) {
    throw new Error(`${MODULES} is a link to packages that don't match this clone. Remove the link, then try again.`);
  }
  const npm = process.env['npm_execpath'];
  const [command, ...start] = npm?.endsWith('.js') ? [process.execPath, npm] : ['npm'];
  // Said outright, because NODE_ENV=production and a user's .npmrc would leave them out.
  const args = [...start, 'ci', '--include=dev', '--include=optional', '--loglevel=error'];
  await untilStopped((signal) =>
    progress.step('Install packages', async () => {
      await mustRun(command ?? 'npm', args, { env: process.env, signal });
    }),
  );
}

/** Work of another process, which would go on without us. @param {(signal: AbortSignal) => Promise<void>} work */
async function untilStopped(work) {
  const stopped = new AbortController();
  const stop = () => stopped.abort();
  for (const name of STOPS) process.on(name, stop);
  try {
    await work(stopped.signal);
  } catch (error) {
    if (stopped.signal.aborted) process.exit(130);
    throw error;
  } finally {
    for (const name of STOPS) process.off(name, stop);
  }
}

function checkPinnedNode() {
  const { stdout } = spawnSync(PINNED_NODE, ['--version'], { encoding: 'utf8' });
  if (stdout?.startsWith(`v${PINNED}.`)) return;
  throw new Error(
    `Node ${PINNED} isn't among the installed packages (node_modules/node/bin/node). Its install script downloads it: ` +
      `allow scripts (npm config get ignore-scripts), or install Node ${PINNED} on this machine, and try again.`,
  );
}

/** Passes signals on and ends as the other process ends. @param {import('node:child_process').ChildProcess} child */
function becomeShadowOf(child) {
  for (const signal of STOPS) process.on(signal, () => child.kill(signal));
  return new Promise((_, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
  });
}

/**
 * Goes on under the Node that the lock file pins. Returns only when this process already runs on it; otherwise the same
 * script runs again there and this process follows it. The channel between both tells the other one when this one dies.
 * @param {string} script
 */
export async function continueOnPinnedNode(script) {
  if (process.versions.node.split('.')[0] === PINNED) return;
  checkPinnedNode();
  await becomeShadowOf(
    spawn(PINNED_NODE, [script, ...process.argv.slice(2)], { stdio: ['inherit', 'inherit', 'inherit', 'ipc'] }),
  );
}
