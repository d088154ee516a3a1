import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { Connection, requestBytes } from './connection.mjs';

/** Longer than anybody waits; an answer that comes later is none. */
const PATIENCE_MS = 10_000;
const TICK_MS = 10;
/** Programs that flood keep connections as others do; what finds none free waits for one, and that time counts. */
const CONNECTIONS = 400;

/**
 * @typedef {{ method: string, path: string, headers: Record<string, string>, body?: string }} Call
 * @typedef {{ baseUrl: string, calls: Call[], perSecond: number, forMs: number }} Load
 * @typedef {{ count: number, p50: number, p99: number, most: number }} Times milliseconds
 * @typedef {{ sent: number, perSecond: number, accepted: Times, refused: Times, withoutRetryAfter: number,
 *   timeOuts: number, failures: Record<string, number>, late: Times, cores: number, connections: number }} Outcome
 *   `late`: how much later than wanted the sender came to a request; `cores`: what the sender took of the processors;
 *   `connections`: how many were opened
 * @typedef {{ bytes: Buffer, since: number }} Due
 */

/** @param {number[]} values @returns {Times} */
function timesOf(values) {
  values.sort((a, b) => a - b);
  const at = (/** @type {number} */ share) => values[Math.floor(values.length * share)] ?? 0;
  return { count: values.length, p50: at(0.5), p99: at(0.99), most: values.at(-1) ?? 0 };
}

class OpenLoop {
  /** @type {number[]} */
  accepted = [];
  /** @type {number[]} */
  refused = [];
  /** @type {number[]} */
  late = [];
  /** @type {Record<string, number>} */
  failures = {};
  withoutRetryAfter = 0;
  timeOuts = 0;
  sent = 0;
  opened = 0;
  /** @type {Due[]} */
  #waiting = [];
  /** @type {Connection[]} */
  #idle = [];
  /** What each is asked. @type {Map<Connection, Due | null>} */
  #open = new Map();

  /** @param {Load} load */
  constructor(load) {
    this.load = load;
    this.url = new URL(load.baseUrl);
    this.requests = load.calls.map((call) => requestBytes(this.url.host, call));
  }

  /** Sends at the pace that was asked for, however fast answers come. @returns {Promise<Outcome>} */
  async run() {
    const { forMs } = this.load;
    const since = performance.now();
    for (let elapsed = 0; elapsed < forMs; elapsed = performance.now() - since) {
      this.#askAllDue(since, elapsed);
      this.#giveUp();
      await new Promise((resolve) => setTimeout(resolve, TICK_MS));
    }
    const seconds = (performance.now() - since) / 1000;
    const { user, system } = process.cpuUsage();
    while (this.#isBusy()) {
      this.#giveUp();
      await new Promise((resolve) => setTimeout(resolve, TICK_MS));
    }
    for (const connection of this.#open.keys()) connection.close();
    const { sent, withoutRetryAfter, timeOuts, failures, opened: connections } = this;
    const [accepted, refused, late] = [timesOf(this.accepted), timesOf(this.refused), timesOf(this.late)];
    const cores = (user + system) / 1e6 / seconds;
    const rate = accepted.count / seconds;
    return {
      sent,
      perSecond: rate,
      accepted,
      refused,
      late,
      withoutRetryAfter,
      timeOuts,
      failures,
      cores,
      connections,
    };
  }

  /** @param {number} since @param {number} elapsed */
  #askAllDue(since, elapsed) {
    for (const due = (elapsed / 1000) * this.load.perSecond; this.sent < due; this.sent += 1) {
      const bytes = this.requests[this.sent % this.requests.length];
      const wanted = (this.sent / this.load.perSecond) * 1000;
      this.late.push(elapsed - wanted);
      if (bytes) this.#waiting.push({ bytes, since: since + wanted });
    }
    this.#askWaiting();
  }

  #askWaiting() {
    let asked = 0;
    for (; asked < this.#waiting.length; asked += 1) {
      const connection = this.#idle.pop() ?? (this.#open.size < CONNECTIONS ? this.#connect() : undefined);
      const due = this.#waiting[asked];
      if (!connection || !due) break;
      this.#open.set(connection, due);
      connection.send(due.bytes);
    }
    this.#waiting.splice(0, asked);
  }

  #connect() {
    this.opened += 1;
    const connection = new Connection(this.url, {
      answered: ({ status, hasRetryAfter, isLast }) => {
        const due = this.#open.get(connection);
        if (due) this.#note(status, hasRetryAfter, performance.now() - due.since);
        this.#open.set(connection, null);
        if (!isLast) this.#idle.push(connection);
        this.#askWaiting();
      },
      closed: (reason) => {
        if (this.#open.get(connection)) this.#fail(reason);
        this.#open.delete(connection);
        this.#idle = this.#idle.filter((one) => one !== connection);
        this.#askWaiting();
      },
    });
    return connection;
  }

  /** Nobody waits any longer for what is too old. */
  #giveUp() {
    const oldest = performance.now() - PATIENCE_MS;
    const late = this.#waiting.findIndex(({ since }) => since >= oldest);
    this.timeOuts += this.#waiting.splice(0, late < 0 ? this.#waiting.length : late).length;
    for (const [connection, due] of this.#open) {
      if (!due || due.since >= oldest) continue;
      this.timeOuts += 1;
      this.#open.set(connection, null);
      connection.close();
    }
  }

  #isBusy() {
    return this.#waiting.length > 0 || [...this.#open.values()].some((due) => due !== null);
  }

  /** @param {number} status @param {boolean} hasRetryAfter @param {number} ms */
  #note(status, hasRetryAfter, ms) {
    if (status < 300) this.accepted.push(ms);
    else if (status !== 503 && status !== 429) this.#fail(String(status));
    else {
      this.refused.push(ms);
      if (!hasRetryAfter) this.withoutRetryAfter += 1;
    }
  }

  /** @param {string} what */
  #fail(what) {
    this.failures[what] = (this.failures[what] ?? 0) + 1;
  }
}

/** In a process of its own, so that one load does not delay another's clock. @param {Load} load @returns {Promise<Outcome>} */
export async function openLoop(load) {
  const sender = fork(fileURLToPath(import.meta.url), { execArgv: [] });
  sender.send(load);
  const ended = once(sender, 'exit').then(([code]) => {
    throw new Error(`A sender ended with ${code}.`);
  });
  const [outcome] = await Promise.race([once(sender, 'message'), ended]);
  return outcome;
}

if (process.send && process.argv[1] === fileURLToPath(import.meta.url))
  process.once('message', async (load) => {
    const outcome = await new OpenLoop(/** @type {Load} */ (load)).run();
    process.send?.(outcome, () => process.disconnect?.());
  });
