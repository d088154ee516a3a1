import { spawn } from 'node:child_process';
import { ROOT } from '../root.mjs';
import { openServiceLog, readable } from './service-log.mjs';

const FIRST_DELAY = 500;
const LONGEST_DELAY = 30_000;
/** Alive this long counts as healthy: the next death starts at the first delay again. */
const STABLE_AFTER = 60_000;
const GRACE = 30_000;

/**
 * @typedef {{
 *   name: string,
 *   script: string,
 *   env: () => NodeJS.ProcessEnv,
 *   logFile: string,
 *   say: (line: string) => void,
 *   onStart?: (name: string, pid: number) => void,
 * }} ServiceRequest
 */

/**
 * A child process that is started again when it dies. It ends by itself when we die: its IPC channel closes then.
 * @param {ServiceRequest} request
 */
export function startService({ name, script, env, logFile, say, onStart }) {
  /** @type {string[]} */
  let recent = [];
  const log = openServiceLog(logFile, (line) => {
    recent = [...recent.slice(-19), line];
    const text = readable(name, line);
    if (text) say(text);
  });
  /** @type {import('node:child_process').ChildProcess | null} */
  let child = null;
  /** @type {Promise<void>} */
  let ended = Promise.resolve();
  let stopping = false;
  let deaths = 0;
  let delay = FIRST_DELAY;
  /** @type {NodeJS.Timeout | undefined} */
  let restartTimer;

  function launch() {
    const startedAt = Date.now();
    // A group of its own: a Ctrl-C in the terminal reaches only the supervisor, which keeps the order of stopping.
    const running = spawn(process.execPath, ['--enable-source-maps', script], {
      cwd: ROOT,
      env: { ...env(), HEDGEROW_SUPERVISED: '1' },
      detached: true,
      stdio: ['ignore', log.fd, log.fd, 'ipc'],
    });
    child = running;
    if (running.pid) onStart?.(name, running.pid);
    ended = new Promise((resolve) => {
      running.once('error', () => resolve());
      running.once('exit', (code, signal) => {
        child = null;
        resolve();
        if (!stopping) comeBack(signal ?? `exit code ${code}`, Date.now() - startedAt);
      });
    });
  }

  /** @param {string} how @param {number} lived */
  function comeBack(how, lived) {
    log.readNew();
    deaths += 1;
    if (lived > STABLE_AFTER) delay = FIRST_DELAY;
    say(`  ${name} ended (${how}); starting it again in ${delay / 1000} s`);
    restartTimer = setTimeout(launch, delay);
    delay = Math.min(delay * 2, LONGEST_DELAY);
  }

  /** @param {NodeJS.Signals} signal */
  const signalChild = (signal) => child?.kill(signal);

  /** Graceful first, then by force. */
  async function end() {
    signalChild('SIGTERM');
    const force = setTimeout(() => signalChild('SIGKILL'), GRACE);
    await ended;
    clearTimeout(force);
  }

  launch();
  return {
    name,
    get deaths() {
      return deaths;
    },
    /** The last lines of its log, for a report. */
    lastLines() {
      log.readNew();
      return recent.join('\n');
    },
    kill: () => signalChild('SIGKILL'),
    /** For new code or settings: without the delay after a death. */
    async restart() {
      stopping = true;
      clearTimeout(restartTimer);
      await end();
      stopping = false;
      delay = FIRST_DELAY;
      launch();
    },
    async stop() {
      stopping = true;
      clearTimeout(restartTimer);
      await end();
      log.close();
    },
    /** Does not wait. */
    abandon() {
      stopping = true;
      clearTimeout(restartTimer);
      signalChild('SIGKILL');
    },
  };
}

/** @typedef {ReturnType<typeof startService>} Service */
