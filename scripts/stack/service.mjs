import { spawn } from 'node:child_process';
import { ROOT } from '../root.mjs';
import { READABLE_STACKS } from './backend.mjs';
import { Pulse } from './pulse.mjs';
import { openServiceLog, readable } from './service-log.mjs';

const FIRST_DELAY = 500;
const LONGEST_DELAY = 30_000;
/** Alive this long counts as healthy: the next death starts at the first delay again. */
const STABLE_AFTER = 60_000;
const GRACE = 30_000;
/** For one that hangs: it has shown no sign of life for long already. */
const SHORT_GRACE = 2_000;
const LINES_FOR_REPORT = 20;
/** Seconds without a sign of life, of one that starts: at first it loads a thousand modules. */
const STARTING_HUNG_AFTER = 60;

/** @typedef {import('./service.mjs').ServiceRequest} ServiceRequest */

// An office's one machine runs three of these beside a database. Without a limit V8 lets its young generation alone grow
// past 130 MB under an import; with these a process that imports 30,000 rows stays under 300 MB. What is measured of the
// sizes is in backend/docs/request-path.md.
const NODE_FLAGS = [READABLE_STACKS, '--max-semi-space-size=8', '--max-old-space-size=256'];

/**
 * For processes that live long. glibc keeps freed memory for each thread that asks, and a dozen do; Node keeps what it
 * read of the compile cache, which is 20 MB, for as long as it runs.
 */
const THRIFT = { MALLOC_ARENA_MAX: '2', NODE_DISABLE_COMPILE_CACHE: '1' };

/** A child process that is started again when it dies, and ended for that when it hangs. It ends by itself when we die: its IPC channel closes then. */
export class Service {
  deaths = 0;
  /** It said that it does its work now. */
  ready = false;
  /** @type {import('node:child_process').ChildProcess | null} */
  #child = null;
  #ended = Promise.resolve();
  #stopping = false;
  #delay = FIRST_DELAY;
  /** @type {NodeJS.Timeout | undefined} */
  #restartTimer;
  /** @type {string[]} */
  #recent = [];
  #request;
  #log;

  /** @param {ServiceRequest} request */
  constructor(request) {
    this.name = request.name;
    this.#request = request;
    this.#log = openServiceLog(request.logFile, (line) => this.#read(line));
    this.#launch();
  }

  /** @param {string} line */
  #read(line) {
    this.#recent = [...this.#recent.slice(1 - LINES_FOR_REPORT), line];
    const text = readable(this.name, line);
    if (text) this.#request.say(text);
  }

  #launch() {
    const { script, env, onStart, flags = NODE_FLAGS, startingHungAfter = STARTING_HUNG_AFTER } = this.#request;
    const startedAt = Date.now();
    // A group of its own: a Ctrl-C in the terminal reaches only the supervisor, which keeps the order of stopping.
    const child = spawn(process.execPath, [...flags, script], {
      cwd: ROOT,
      env: { ...THRIFT, ...env(), HEDGEROW_SUPERVISED: '1' },
      detached: true,
      stdio: ['ignore', this.#log.fd, this.#log.fd, 'ipc'],
    });
    this.#child = child;
    this.ready = false;
    const pulse = new Pulse(startingHungAfter, (seconds) => this.#giveUp(child, seconds));
    child.on('message', (message) => {
      pulse.feel(message);
      if (Object(message).ready) this.ready = true;
    });
    if (child.pid) onStart?.(this.name, child.pid);
    this.#ended = new Promise((resolve) => {
      child.once('error', () => resolve());
      child.once('exit', (code, signal) => {
        this.#child = null;
        pulse.stop();
        resolve();
        if (!this.#stopping) this.#comeBack(signal ?? `exit code ${code}`, Date.now() - startedAt);
      });
    });
  }

  /** One that is stopped or whose loop stands still hears no SIGTERM. @param {import('node:child_process').ChildProcess} child @param {number} seconds */
  #giveUp(child, seconds) {
    this.#request.say(`  The ${this.name} hasn't responded for ${seconds} seconds. Stopping it.`);
    child.kill('SIGTERM');
    const force = setTimeout(() => child.kill('SIGKILL'), SHORT_GRACE);
    child.once('exit', () => clearTimeout(force));
  }

  /** @param {string} how @param {number} lived */
  #comeBack(how, lived) {
    this.#log.readNew();
    this.deaths += 1;
    if (lived > STABLE_AFTER) this.#delay = FIRST_DELAY;
    this.#request.say(`  The ${this.name} stopped (${how}). Restarting it in ${this.#delay / 1000} s.`);
    this.#restartTimer = setTimeout(() => this.#launch(), this.#delay);
    this.#delay = Math.min(this.#delay * 2, LONGEST_DELAY);
  }

  /** Graceful first, then by force. */
  async #end() {
    this.#stopping = true;
    clearTimeout(this.#restartTimer);
    this.#child?.kill('SIGTERM');
    const force = setTimeout(() => this.kill(), GRACE);
    await this.#ended;
    clearTimeout(force);
  }

  /** The last lines of its log, for a report. */
  lastLines() {
    this.#log.readNew();
    return this.#recent.join('\n');
  }

  /** As a crash would: it is started again. */
  kill() {
    this.#child?.kill('SIGKILL');
  }

  /** For new code or settings: graceful, and without the delay after a death. */
  async restart() {
    await this.#end();
    this.#stopping = false;
    this.#delay = FIRST_DELAY;
    this.deaths = 0;
    this.#launch();
  }

  async stop() {
    await this.#end();
    this.#log.close();
  }

  /** Ends it at once, for good, and does not wait. */
  abandon() {
    this.#stopping = true;
    clearTimeout(this.#restartTimer);
    this.kill();
  }
}
