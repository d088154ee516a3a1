import { apiPid, cpuSeconds } from '../cpu.mjs';
import { openCompany } from '../company.mjs';
import { watchMemory } from './memory.mjs';
import { openLoop } from './open-loop.mjs';
import { capacityOf } from './capacity.mjs';
import { brokenPromises, report } from './report.mjs';
import { officeWork, scenarios } from './scenarios.mjs';
import { deadReceiver, silentNameServer } from './trouble.mjs';

const CLIENTS = 1_000;
const FOR_MS = 20_000;
const BULK_PER_SECOND = 10;
/** An office that works; on a slow machine a slower one. */
const neighbourPace = (/** @type {number} */ capacity) => Math.min(20, capacity / 10);
const PROBE_EVERY_MS = 500;
/** What else the machine does counts as well. A fault of ours shows each time. */
const MOST_TRIES = 3;

/**
 * @typedef {import('../company.mjs').Company} Company
 * @typedef {import('./open-loop.mjs').Outcome} Outcome
 * @typedef {{ title: string, promised: boolean, capacity: number, wanted: number, flood: Outcome, neighbour: Outcome,
 *   megabytes: number, cores: number, slowestProbe: number, failedProbes: number }} Result
 *   `cores`: what the API process had of the processors
 * @typedef {{ baseUrl: string, pid: number, flooder: Company, neighbour: Company }} Setting
 */

/** Asks the health probe for as long as the load lasts. @param {string} baseUrl @param {Promise<unknown>} load */
async function probeDuring(baseUrl, load) {
  let [slowestProbe, failedProbes, ended] = [0, 0, false];
  void load.finally(() => (ended = true));
  while (!ended) {
    const since = performance.now();
    const answer = await fetch(`${baseUrl}/health/live`, { signal: AbortSignal.timeout(5_000) }).catch(() => null);
    if (!answer?.ok) failedProbes += 1;
    slowestProbe = Math.max(slowestProbe, performance.now() - since);
    await new Promise((resolve) => setTimeout(resolve, PROBE_EVERY_MS));
  }
  return { slowestProbe, failedProbes };
}

/** @param {Setting} setting @param {import('./scenarios.mjs').Scenario} scenario @returns {Promise<Result>} */
async function play({ baseUrl, pid, flooder, neighbour }, { title, promised, times, calls, aside, asidePerSecond }) {
  const capacity = await capacityOf(baseUrl, officeWork(flooder));
  const memory = watchMemory(pid);
  const wanted = times === 0 ? BULK_PER_SECOND : Math.round(capacity * times);
  const [since, cpuBefore] = [performance.now(), cpuSeconds(pid)];
  const load = Promise.all([
    openLoop({ baseUrl, calls, perSecond: wanted, forMs: FOR_MS }),
    openLoop({ baseUrl, calls: officeWork(neighbour), perSecond: neighbourPace(capacity), forMs: FOR_MS }),
    ...(aside ? [openLoop({ baseUrl, calls: aside, perSecond: asidePerSecond ?? 1, forMs: FOR_MS })] : []),
  ]);
  const probes = await probeDuring(baseUrl, load);
  const [flood, quiet] = await load;
  const cores = ((cpuSeconds(pid) - cpuBefore) * 1000) / (performance.now() - since);
  return { title, promised, capacity, wanted, flood, neighbour: quiet, megabytes: memory.stop(), cores, ...probes };
}

/**
 * Until the promises hold, or have failed to each time.
 * @param {Setting} setting @param {import('./scenarios.mjs').Scenario} scenario
 * @param {(sentence: string) => void} say
 */
async function playOften(setting, scenario, say) {
  await scenario.prepare?.();
  for (let tries = 1; ; tries += 1) {
    const result = await play(setting, scenario);
    const broken = brokenPromises(result);
    if (broken.length === 0 || tries === MOST_TRIES) return { result, broken };
    say(`  try ${tries} of ${MOST_TRIES}, API on ${result.cores.toFixed(2)} cores: ${broken.join('; ')}`);
  }
}

/**
 * Five times of what the product can do, from one company, while another works as usual. Answers whether all promises held.
 * @param {{ dataDir: string, env: NodeJS.ProcessEnv, progress: ReturnType<typeof import('../../progress.mjs').createProgress>,
 *   startStack: typeof import('../../stack.mjs').startStack, endings: (() => Promise<void> | void)[] }} request
 */
export async function overload({ dataDir, env, progress, startStack, endings }) {
  const [dead, names] = [await deadReceiver(), await silentNameServer()];
  endings.push(dead.stop, names.stop);
  const trouble = { OUTBOUND_ALLOW: '127.0.0.0/8', OUTBOUND_DNS: names.address };
  const stack = await startStack({ dataDir, port: 0, demo: false, env: { ...env, ...trouble }, progress });
  endings.push(() => stack.stop());
  const [flooder, neighbour] = await progress.step(`Two companies with ${CLIENTS} clients each`, async () => [
    await openCompany(stack, CLIENTS),
    await openCompany(stack, CLIENTS),
  ]);
  const setting = { baseUrl: stack.baseUrl, pid: apiPid(dataDir), flooder, neighbour };
  const played = [];
  for (const scenario of scenarios({ baseUrl: stack.baseUrl, flooder, deadPort: dead.port }))
    played.push(await progress.step(scenario.title, () => playOften(setting, scenario, progress.say)));
  progress.say(report(played.map(({ result }) => result)));
  for (const { result, broken } of played)
    for (const sentence of broken) progress.say(`  broken: ${result.title}: ${sentence}`);
  return played.every(({ broken }) => broken.length === 0);
}
