// Usage: node scripts/testing/jest.mjs <backend|openapi/sdk|web> <suite> [report]. Runs one jest suite and writes its report.
import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import { basename, join } from 'node:path';
import { ROOT } from '../root.mjs';
import { toolEnv } from '../run-command.mjs';

const [project = '', suite = '', report = suite] = process.argv.slice(2);
const reports = join(ROOT, '.cache', 'reports');
mkdirSync(reports, { recursive: true });

const jest = createRequire(join(ROOT, 'package.json')).resolve('jest/bin/jest');
const args = ['--experimental-vm-modules', '--no-warnings', jest, '--json'];
args.push('--outputFile', join(reports, `${basename(project)}-${report}.json`));
// The web app has one suite only.
if (project !== 'web') args.push('--selectProjects', suite);
// Its parts have databases of their own and mostly wait for them; jest alone would leave one of two cores idle.
if (suite === 'database-suite') args.push(`--maxWorkers=${Math.max(2, Math.floor(availableParallelism() / 2))}`);

const child = spawn(process.execPath, args, {
  cwd: join(ROOT, project),
  env: toolEnv({ NODE_ENV: 'test' }),
  // --json prints the whole report: the file is enough.
  stdio: ['ignore', 'ignore', 'inherit'],
});
child.once('exit', (code) => process.exit(code ?? 1));
