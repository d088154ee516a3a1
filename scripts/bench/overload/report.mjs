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

/** @param {Result} result @returns {string[]} */
function column({ wanted, flood, neighbour, megabytes, slowestProbe }) {
  return [
    ms(wanted),
    flood.perSecond.toFixed(0),
    `${ms(flood.accepted.p50)} / ${ms(flood.accepted.p99)}`,
    String(flood.refused.count),
    `${ms(flood.refused.p50)} / ${ms(flood.refused.p99)}`,
    String(flood.timeOuts),
    ms(megabytes),
    `${ms(neighbour.accepted.p50)} / ${ms(neighbour.accepted.p99)}`,
    `${neighbour.refused.count + neighbour.timeOuts} of ${neighbour.sent}`,
    ms(slowestProbe),
  ];
}

const ROWS = [
  'sent per second',
  'accepted per second',
  'p50 / p99 of accepted, ms',
  'refused with 503',
  'p50 / p99 of refusals, ms',
  'time-outs',
  'API memory at most, MiB',
  "neighbour's p50 / p99, ms",
  "neighbour's failures",
  'slowest probe, ms',
];

/** @param {number} capacity @param {Result[]} results */
export function report(capacity, results) {
  const columns = results.map(column);
  const blocks = results.map(({ title }, index) => {
    const lines = ROWS.map((row, at) => `  ${row.padEnd(28)}${(columns[index]?.[at] ?? '').padStart(14)}`);
    return [title, ...lines].join('\n');
  });
  return `\nCapacity: ${capacity.toFixed(0)} requests per second.\n\n${blocks.join('\n\n')}\n`;
}

/** What was promised and did not hold, a sentence each. @param {Result[]} results @returns {string[]} */
export function brokenPromises(results) {
  return results.flatMap((result) => {
    const { flood, neighbour, promised, megabytes, slowestProbe, failedProbes } = result;
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
    return checks.flatMap(([broken, sentence]) => (broken ? [`${result.title}: ${sentence}`] : []));
  });
}
