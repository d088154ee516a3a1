/**
 * @typedef {import('./overload.mjs').Result} Result
 */

/** Of answers to whoever is let in, in milliseconds. */
const P99_MS = 2_000;
/** "At once", for a refusal under full load. */
const REFUSAL_P99_MS = 1_000;
/** Of a company that works as usual beside the flood. */
const NEIGHBOUR_P99_MS = 1_000;
const PROBE_MS = 2_000;
const MEMORY_MB = 500;

const ms = (/** @type {number} */ value) => value.toFixed(0);
const timesOf = (/** @type {import('./open-loop.mjs').Times} */ { p50, p99 }) => `${ms(p50)} / ${ms(p99)}`;

/** @type {[string, (result: Result) => string][]} */
const ROWS = [
  ['capacity per second', ({ capacity }) => ms(capacity)],
  ['sent per second', ({ wanted }) => ms(wanted)],
  ['accepted per second', ({ flood }) => ms(flood.perSecond)],
  ['p50 / p99 of accepted, ms', ({ flood }) => timesOf(flood.accepted)],
  ['refused with 503', ({ flood }) => String(flood.refused.count)],
  ['p50 / p99 of refusals, ms', ({ flood }) => timesOf(flood.refused)],
  ['time-outs', ({ flood }) => String(flood.timeOuts)],
  ['API memory at most, MiB', ({ megabytes }) => ms(megabytes)],
  ["neighbour's p50 / p99, ms", ({ neighbour }) => timesOf(neighbour.accepted)],
  ["neighbour's failures", ({ neighbour: { refused, timeOuts, sent } }) => `${refused.count + timeOuts} of ${sent}`],
  ['slowest probe, ms', ({ slowestProbe }) => ms(slowestProbe)],
  ['cores: API', ({ cores }) => cores.toFixed(2)],
  ['cores: sender', ({ flood }) => flood.cores.toFixed(2)],
  ['sender late, p50 / p99, ms', ({ flood }) => timesOf(flood.late)],
  ['connections opened', ({ flood }) => String(flood.connections)],
];

/** @param {Result[]} results */
export function report(results) {
  const blocks = results.map((result) =>
    [result.title, ...ROWS.map(([row, of]) => `  ${row.padEnd(28)}${of(result).padStart(14)}`)].join('\n'),
  );
  return `\n${blocks.join('\n\n')}\n`;
}

/** What was promised and did not hold, a sentence each. @param {Result} result @returns {string[]} */
export function brokenPromises({ flood, neighbour, promised, megabytes, slowestProbe, failedProbes }) {
  const failures = [flood, neighbour].flatMap((outcome) => Object.entries(outcome.failures));
  /** @type {[boolean, string][]} */
  const checks = [
    [promised && flood.accepted.p99 > P99_MS, `p99 of accepted requests is above ${P99_MS} ms`],
    [flood.accepted.count === 0, 'nothing was accepted'],
    [flood.refused.p99 > REFUSAL_P99_MS && promised, `p99 of refusals is above ${REFUSAL_P99_MS} ms`],
    [flood.withoutRetryAfter + neighbour.withoutRetryAfter > 0, 'a refusal had no Retry-After'],
    [neighbour.timeOuts + (promised ? flood.timeOuts : 0) > 0, 'requests timed out'],
    [failures.length > 0, `other answers: ${failures.map(([what, count]) => `${what} × ${count}`).join(', ')}`],
    [neighbour.accepted.p99 > NEIGHBOUR_P99_MS, `the neighbour's p99 is above ${NEIGHBOUR_P99_MS} ms`],
    [neighbour.refused.count > neighbour.sent / 100, 'the neighbour was refused'],
    [megabytes > MEMORY_MB, `the API used more than ${MEMORY_MB} MiB`],
    [failedProbes > 0 || slowestProbe > PROBE_MS, 'the health probe was slow or refused'],
  ];
  return checks.flatMap(([broken, sentence]) => (broken ? [sentence] : []));
}
