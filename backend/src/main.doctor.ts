import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { parseEnv } from './kernel/config/index.js';
// What each domain declares to be sealed.
import './app.module.js';
import { count, examine, printout, reportPage } from './doctor/index.js';

/** For whoever keeps an installation: scripts/doctor.mjs says how. Ends with 1 where something is wrong, with 2 if it can't look. */
try {
  const { values } = parseArgs({ options: { report: { type: 'string' }, json: { type: 'boolean', default: false } } });
  const env = parseEnv(process.env);
  const findings = await examine(env);
  const at = new Date();
  if (values.report) writeFileSync(values.report, reportPage(findings, at));
  console.log(values.json ? JSON.stringify({ at, findings }, null, 2) : printout(findings));
  process.exitCode = count(findings, 'fault') > 0 ? 1 : 0;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}
