import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { ROOT } from '../root.mjs';
import { runCommand, toolEnv } from '../run-command.mjs';
import { add, countsOf, NONE, summary } from './counts.mjs';

const SHOWN_LINES = 200;
/** Nx colours its tasks even into a file unless told. */
const PLAIN = { NO_COLOR: '1', FORCE_COLOR: '0' };
/** Where Nx writes what became of each task, as NX_PROFILE asks it to. */
const PROFILE = join('.cache', 'nx-profile.json');

/** @typedef {{ id: string, target: string, startMs: number, endMs: number, status: string }} Task */

/** Thrown to mark the progress line; the stage's own output says the rest. */
class StageFailed extends Error {}

/** @param {string} name @param {string} output */
function keepLog(name, output) {
  const path = join(ROOT, '.cache', 'logs', `${name}.log`);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, output);
  return path;
}

/** @param {string[]} lines @param {string} log */
function excerpt(lines, log) {
  const hidden = lines.length - SHOWN_LINES;
  return [...(hidden > 0 ? [`… ${hidden} lines more in ${log}`] : []), ...lines.slice(-SHOWN_LINES)].join('\n');
}

/** What the failed tasks printed; all that Nx printed, when it names none. @param {string} output @param {Task[]} tasks */
function failedPart(output, tasks) {
  const failed = new Set(tasks.filter(hasFailed).map(({ id }) => id));
  const lines = output.trim().split('\n');
  let shown = failed.size === 0;
  return lines.filter((line) => {
    const [, taskId] = /^\S\s+nx run (\S+)/.exec(stripVTControlCharacters(line)) ?? [];
    if (taskId && failed.size > 0) shown = failed.has(taskId);
    return shown;
  });
}

/** @returns {Task[]} none: Nx ended before it could write them */
function tasksOfRun() {
  try {
    const events = JSON.parse(readFileSync(join(ROOT, PROFILE), 'utf8'));
    return events.flatMap((/** @type {any} */ { name, ts, dur, args }) =>
      args.target
        ? [{ id: name, target: args.target.target, startMs: ts / 1000, endMs: (ts + dur) / 1000, status: args.status }]
        : [],
    );
  } catch {
    return [];
  }
}

/** @param {Task} task */
const isCached = ({ status }) => /cache/.test(status);
/** @param {Task} task */
const hasFailed = (task) => task.status !== 'success' && !isCached(task);

/** Seconds from the first start of a step's tasks to their last end. @param {Task[]} tasks */
const secondsOf = (tasks) =>
  (Math.max(...tasks.map(({ endMs }) => endMs)) - Math.min(...tasks.map(({ startMs }) => startMs))) / 1000;

/** Targets of tasks that Nx names in its closing words although they never ended. @param {string} output @param {Task[]} ended */
function unfinishedTargets(output, ended) {
  const named = [...stripVTControlCharacters(output).matchAll(/^- (\S+)$/gm)].map(([, id = '']) => id);
  return named.filter((id) => !ended.some((task) => task.id === id)).map((id) => id.slice(id.indexOf(':') + 1));
}

/**
 * What became of one step: its counts, and a line that says so.
 * @param {import('./steps.mjs').Step} step
 * @param {Task[]} all
 * @param {string} output
 */
function outcomeOf({ title, target, reports }, all, output) {
  const tasks = all.filter((task) => task.target === target);
  const failed = tasks.some(hasFailed);
  if (!failed && (tasks.length === 0 || unfinishedTargets(output, all).includes(target)))
    return { counts: NONE, line: `  - ${title} · not finished` };
  const counts = countsOf(reports, !failed);
  const words = [
    reports ? summary(counts) : '',
    tasks.every(isCached) ? 'cached' : `${secondsOf(tasks).toFixed(1)} s`,
  ].filter((part) => part !== '');
  return { counts, line: `  ${counts.failed > 0 ? '✘' : '✔'} ${[title, ...words].join(' · ')}` };
}

/**
 * Runs the steps of one stage through Nx and answers what they counted. Never throws: the later stages may run all the
 * same.
 * @param {{ steps: import('./steps.mjs').Step[], parallel: number }} stage
 * @param {import('../progress.mjs').Progress} progress
 * @param {{ env: Record<string, string>, goesOn: boolean }} how paths of what the machine lacked; whether a failed task ends the stage
 */
export async function runStage({ steps, parallel }, progress, { env, goesOn }) {
  const targets = steps.map(({ target }) => target);
  const args = ['run-many', `--targets=${targets.join()}`, `--parallel=${parallel}`, '--output-style=static'];
  rmSync(join(ROOT, PROFILE), { force: true });
  let counts = NONE;
  let output = '';
  try {
    await progress.step(steps.map(({ title }) => title).join(', '), async () => {
      const result = await runCommand('nx', [...args, ...(goesOn ? [] : ['--nx-bail'])], {
        env: toolEnv({
          ...env,
          ...(goesOn ? {} : { TEST_BAIL: '1' }),
          NX_PROFILE: PROFILE,
          ...(process.stdout.isTTY ? {} : PLAIN),
        }),
      });
      output = result.output;
      const outcomes = steps.map((step) => outcomeOf(step, tasksOfRun(), output));
      for (const { line } of outcomes) progress.say(line);
      counts = outcomes.map((outcome) => outcome.counts).reduce(add, NONE);
      // A task that the steps need may fail alone: a build before them.
      if (result.code !== 0 && counts.failed === 0) counts = add(counts, { ...NONE, failed: 1 });
      if (counts.failed > 0) throw new StageFailed();
    });
  } catch (error) {
    if (!(error instanceof StageFailed)) throw error;
    const log = keepLog(targets.join('-'), output);
    progress.say(`${excerpt(failedPart(output, tasksOfRun()), log)}\n`);
  }
  return counts;
}
