// npm test: installs what is missing, then runs what CI runs, and closes with one line of counts.
// It ends after the first stage that fails; `npm test -- --all` goes on. `npm test -- --times` tells the seconds of each spec.
import { fileURLToPath } from 'node:url';
import { continueOnPinnedNode, ensureInstalled, requireSupportedHost } from './install.mjs';
import { createProgress } from './progress.mjs';
import { add, forgetReports, NONE, summary } from './testing/counts.mjs';
import { STAGES } from './testing/steps.mjs';

requireSupportedHost();
const progress = createProgress();
const goesOn = process.argv.includes('--all');
const SLOWEST = process.argv.includes('--times') ? Infinity : 10;
const underCi = ['true', '1'].includes(process.env['CI'] ?? '');

/** @param {import('./testing/steps.mjs').Step} step @param {string} why */
function skip(step, why) {
  progress.say(`- ${step.title} · skipped: ${why}`);
  // A machine that runs for others must not stay silent about what it did not try.
  return underCi ? { ...NONE, failed: 1 } : { ...NONE, skipped: 1 };
}

async function runAll() {
  const { PROVIDERS } = await import('./testing/provide.mjs');
  const { runStage } = await import('./testing/run-stage.mjs');
  forgetReports(STAGES.flatMap(({ steps }) => steps).flatMap(({ reports }) => reports ?? []));
  let total = NONE;
  for (const { steps, parallel } of STAGES) {
    const provided = [];
    /** @type {Record<string, string>} */
    const env = {};
    for (const step of steps) {
      const provision = step.needs ? await PROVIDERS[step.needs](progress) : { env: {} };
      if ('missing' in provision) total = add(total, skip(step, provision.missing));
      else provided.push(step) && Object.assign(env, provision.env);
    }
    if (provided.length > 0)
      total = add(total, await runStage({ steps: provided, parallel }, progress, { env, goesOn }));
    if (total.failed > 0 && !goesOn) {
      progress.say('Stopped at the first stage that failed; npm test -- --all runs the rest, too.');
      break;
    }
  }
  return total;
}

async function tellSlowest() {
  const { timesOfSpecs } = await import('./testing/slowest.mjs');
  for (const { file, seconds } of timesOfSpecs().slice(0, SLOWEST))
    progress.say(`${seconds.toFixed(1).padStart(7)} s  ${file}`);
}

try {
  await ensureInstalled(progress);
  await continueOnPinnedNode(fileURLToPath(import.meta.url));
  const total = await runAll();
  await tellSlowest();
  console.log(summary(total));
  process.exit(total.failed > 0 ? 1 : 0);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  console.log(summary({ ...NONE, failed: 1 }));
  process.exit(1);
}
