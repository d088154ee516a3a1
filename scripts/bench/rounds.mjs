import { Agent, request } from 'node:http';
import { cpuSeconds } from './cpu.mjs';

const ROUNDS = 5;
const WARM_UP_MS = 1_500;
const ROUND_MS = 2_000;
/** Below the pools of both, so that nobody measures a queue. */
const CONNECTIONS = 8;

/**
 * @typedef {import('./bare-process.mjs').Side} Side
 * @typedef {import('./scenarios.mjs').Scenario} Scenario
 * @typedef {{ perSecond: number, p50: number, p99: number, cpuPerThousand: number }} Round
 * @typedef {{ title: string, ours: Round[], bare: Round[] }} Result
 */

/** @param {Agent} agent @param {Side} side @param {Scenario} scenario @returns {Promise<number>} milliseconds */
function call(agent, { baseUrl }, { headers, next }) {
  const { method, path, body } = next();
  const since = performance.now();
  return new Promise((resolve, reject) => {
    const length = body ? { 'content-length': String(Buffer.byteLength(body)) } : {};
    const sent = request(`${baseUrl}${path}`, { agent, method, headers: { ...headers, ...length } }, (answer) => {
      answer.resume().once('end', () => {
        if ((answer.statusCode ?? 500) < 300) resolve(performance.now() - since);
        else reject(new Error(`${method} ${path} answered ${answer.statusCode}.`));
      });
    });
    sent.once('error', reject).end(body);
  });
}

/** @param {Side} side @param {Scenario} scenario @param {number} forMs @returns {Promise<Round>} */
async function round(side, scenario, forMs) {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  /** @type {number[]} */
  const times = [];
  const [cpuBefore, since] = [cpuSeconds(side.pid), performance.now()];
  const worker = async () => {
    while (performance.now() - since < forMs) times.push(await call(agent, side, scenario));
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, worker));
  const [seconds, cpu] = [(performance.now() - since) / 1000, cpuSeconds(side.pid) - cpuBefore];
  agent.destroy();
  times.sort((a, b) => a - b);
  const at = (/** @type {number} */ share) => times[Math.floor(times.length * share)] ?? 0;
  const perSecond = times.length / seconds;
  return { perSecond, p50: at(0.5), p99: at(0.99), cpuPerThousand: (cpu / times.length) * 1000 };
}

/**
 * Rounds take turns, so that whatever else the machine does meets both.
 * @param {Scenario} scenario @param {{ ours: Side, bare: Side }} sides
 * @returns {Promise<Result>}
 */
export async function measure(scenario, { ours, bare }) {
  for (const side of [ours, bare]) await round(side, scenario, WARM_UP_MS);
  /** @type {Result} */
  const result = { title: scenario.title, ours: [], bare: [] };
  for (let turn = 0; turn < ROUNDS; turn++) {
    const ourTurn = async () => result.ours.push(await round(ours, scenario, ROUND_MS));
    const bareTurn = async () => result.bare.push(await round(bare, scenario, ROUND_MS));
    for (const play of turn % 2 === 0 ? [ourTurn, bareTurn] : [bareTurn, ourTurn]) await play();
  }
  return result;
}
