import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../root.mjs';

/** @typedef {{ file: string, seconds: number }} Timing */

/** Database specs run several to a file of jest's; each stands in a describe with its path. @param {any} result @param {any} test */
const fileOf = (result, test) =>
  test.ancestorTitles[0]?.endsWith('.spec.ts')
    ? `backend/${test.ancestorTitles[0]}`
    : result.name.replace(`${ROOT}/`, '');

/** @param {any} report @returns {Timing[]} */
const fromJest = ({ testResults }) =>
  testResults.flatMap((/** @type {any} */ result) =>
    result.assertionResults.map((/** @type {any} */ test) => ({
      file: fileOf(result, test),
      seconds: (test.duration ?? 0) / 1000,
    })),
  );

/** @param {any} suite @returns {Timing[]} */
const fromSuite = (suite) => [
  ...(suite.suites ?? []).flatMap(fromSuite),
  ...(suite.specs ?? []).map((/** @type {any} */ spec) => ({
    file: `web/e2e/${spec.file}`,
    seconds:
      spec.tests[0].results.reduce((/** @type {number} */ sum, /** @type {any} */ run) => sum + run.duration, 0) / 1000,
  })),
];

/** Seconds that each spec file spent in its tests, by the reports of this run, the slowest first. @returns {Timing[]} */
export function timesOfSpecs() {
  /** @type {Map<string, number>} */
  const total = new Map();
  for (const path of globSync('.cache/reports/*.json', { cwd: ROOT })) {
    const report = JSON.parse(readFileSync(join(ROOT, path), 'utf8'));
    const timings = report.stats ? report.suites.flatMap(fromSuite) : fromJest(report);
    for (const { file, seconds } of timings) total.set(file, (total.get(file) ?? 0) + seconds);
  }
  return [...total].map(([file, seconds]) => ({ file, seconds })).sort((a, b) => b.seconds - a.seconds);
}
