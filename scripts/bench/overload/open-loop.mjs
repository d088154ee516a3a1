import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';

/** Longer than anybody waits; an answer that comes later is none. */
const PATIENCE_MS = 10_000;
const TICK_MS = 10;

/**
 * @typedef {{ method: string, path: string, headers: Record<string, string>, body?: string }} Call
 * @typedef {{ baseUrl: string, calls: Call[], perSecond: number, forMs: number }} Load
 * @typedef {{ count: number, p50: number, p99: number, most: number }} Times milliseconds
 * @typedef {{ sent: number, perSecond: number, accepted: Times, refused: Times, withoutRetryAfter: number,
 *   timeOuts: number, failures: Record<string, number> }} Outcome
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
  /** @type {Record<string, number>} */
  failures = {};
  withoutRetryAfter = 0;
  timeOuts = 0;
  sent = 0;

  /** @param {Load} load */
  constructor(load) {
    this.load = load;
    this.agent = new Agent({ keepAlive: true });
  }

  /** Sends at the pace that was asked for, however fast answers come. @returns {Promise<Outcome>} */
  async run() {
    const { perSecond, forMs } = this.load;
    /** @type {Promise<void>[]} */
    const open = [];
    const since = performance.now();
    for (let elapsed = 0; elapsed < forMs; elapsed = performance.now() - since) {
      const due = (Math.min(elapsed + TICK_MS, forMs) / 1000) * perSecond;
      while (this.sent < due) open.push(this.#send());
      await new Promise((resolve) => setTimeout(resolve, TICK_MS));
    }
    const seconds = (performance.now() - since) / 1000;
    await Promise.all(open);
    this.agent.destroy();
    const { sent, withoutRetryAfter, timeOuts, failures } = this;
    const accepted = timesOf(this.accepted);
    const rate = accepted.count / seconds;
    return { sent, perSecond: rate, accepted, refused: timesOf(this.refused), withoutRetryAfter, timeOuts, failures };
  }

  /** @returns {Promise<void>} */
  #send() {
    const { baseUrl, calls } = this.load;
    const call = calls[this.sent++ % calls.length];
    const since = performance.now();
    return new Promise((resolve) => {
      if (!call) return resolve();
      const { method, path, body } = call;
      const headers = { ...call.headers, ...(body && { 'content-length': String(Buffer.byteLength(body)) }) };
      const signal = AbortSignal.timeout(PATIENCE_MS);
      const sent = request(`${baseUrl}${path}`, { agent: this.agent, method, headers, signal }, (answer) => {
        answer.resume().once('end', () => this.#note(answer, performance.now() - since));
        answer.once('close', resolve);
      });
      sent.once('error', (error) => {
        if (signal.aborted) this.timeOuts += 1;
        else this.#fail(/** @type {NodeJS.ErrnoException} */ (error).code ?? error.message);
        resolve();
      });
      sent.end(body);
    });
  }

  /** @param {import('node:http').IncomingMessage} answer @param {number} ms */
  #note({ statusCode = 0, headers }, ms) {
    if (statusCode < 300) this.accepted.push(ms);
    else if (statusCode !== 503 && statusCode !== 429) this.#fail(String(statusCode));
    else {
      this.refused.push(ms);
      if (!headers['retry-after']) this.withoutRetryAfter += 1;
    }
  }

  /** @param {string} what */
  #fail(what) {
    this.failures[what] = (this.failures[what] ?? 0) + 1;
  }
}

/** In a thread of its own, so that one load does not delay another's clock. @param {Load} load @returns {Promise<Outcome>} */
export async function openLoop(load) {
  const worker = new Worker(new URL(import.meta.url), { workerData: load });
  const [outcome] = await once(worker, 'message');
  return outcome;
}

if (!isMainThread) parentPort?.postMessage(await new OpenLoop(workerData).run());
