import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../root.mjs';

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/** @param {string} name */
const reportFile = (name) => join(ROOT, '.cache', 'reports', `${name}.json`);

/** Nx brings a cached report back, so what is left of an earlier run can only mislead. @param {string[]} names */
export function forgetReports(names) {
  for (const name of names) rmSync(reportFile(name), { force: true });
}

/** @param {any} report @returns {Counts} */
function fromJest(report) {
  return {
    passed: report.numPassedTests,
    // A file that does not load has no tests to fail.
    failed: report.numFailedTests + report.numRuntimeErrorTestSuites,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/** @param {any} report @returns {Counts} */
function fromPlaywright({ stats, errors }) {
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + errors.length,
    skipped: stats.skipped,
  };
}

/** @param {string} name @returns {Counts | null} null: the run ended before it could write its report */
function readReport(name) {
  try {
    const report = JSON.parse(readFileSync(reportFile(name), 'utf8'));
    return report.stats ? fromPlaywright(report) : fromJest(report);
  } catch {
    return null;
  }
}

/** @param {Counts} a @param {Counts} b @returns {Counts} */
export const add = (a, b) => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
  skipped: a.skipped + b.skipped,
});

export const NONE = { passed: 0, failed: 0, skipped: 0 };

/**
 * @param {string[] | undefined} reports
 * @param {boolean} succeeded how the command itself ended
 * @returns {Counts}
 */
export function countsOf(reports, succeeded) {
  const outcome = succeeded ? { ...NONE, passed: 1 } : { ...NONE, failed: 1 };
  if (!reports) return outcome;
  // jest.mjs lets no run succeed without its report: one that is missing then was deleted before Nx could keep it.
  const total = reports
    .map(readReport)
    .reduce((/** @type {Counts} */ sum, counts) => add(sum, counts ?? outcome), NONE);
  // A run may fail although each test passed: a handle left open, a teardown that throws, a build before it.
  return succeeded || total.failed > 0 ? total : add(total, { ...NONE, failed: 1 });
}

/** @param {Counts} counts */
export function summary({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
