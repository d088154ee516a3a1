import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../root.mjs';
import { runCommand, toolEnv } from '../run-command.mjs';
import { countsOf, NONE, summary } from './counts.mjs';

const SHOWN_LINES = 200;
/** Nx colours its tasks even into a file unless told. */
const PLAIN = { NO_COLOR: '1', FORCE_COLOR: '0' };

/** Thrown to mark the progress line; the step's own output says the rest. */
class StepFailed extends Error {}

/** @param {string} target @param {string} output */
function keepLog(target, output) {
  const path = join(ROOT, '.cache', 'logs', `${target}.log`);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, output);
  return path;
}

/** @param {string} output @param {string} log */
function excerpt(output, log) {
  const lines = output.trim().split('\n');
  const hidden = lines.length - SHOWN_LINES;
  return [...(hidden > 0 ? [`… ${hidden} lines more in ${log}`] : []), ...lines.slice(-SHOWN_LINES)].join('\n');
}

/**
 * Runs one step through Nx and answers what it counted. Never throws: the later steps run all the same.
 * @param {import('./steps.mjs').Step} step
 * @param {import('../progress.mjs').Progress} progress
 * @param {Record<string, string>} provided paths of what the machine lacked
 */
export async function runStep({ title, target, reports }, progress, provided) {
  let counts = NONE;
  let output = '';
  try {
    await progress.step(title, async () => {
      const result = await runCommand('nx', ['run-many', '-t', target, '--output-style=static'], {
        env: toolEnv({ ...provided, ...(process.stdout.isTTY ? {} : PLAIN) }),
      });
      output = result.output;
      counts = countsOf(reports, result.code === 0);
      if (counts.failed > 0) throw new StepFailed();
      const cached = /Nx read the output from the cache/.test(output) ? 'cached' : '';
      return [reports ? summary(counts) : '', cached].filter((part) => part !== '').join(' · ');
    });
  } catch (error) {
    if (!(error instanceof StepFailed)) throw error;
    progress.say(`${excerpt(output, keepLog(target, output))}\n`);
  }
  return counts;
}
