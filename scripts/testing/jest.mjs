// Usage: node scripts/testing/jest.mjs <backend|openapi/sdk|web> <suite> [report]. Runs one jest suite and writes its report.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { ROOT } from '../root.mjs';
import { toolEnv } from '../run-command.mjs';

const [project = '', suite = '', report = suite] = process.argv.slice(2);
const reportFile = join(ROOT, '.cache', 'reports', `${basename(project)}-${report}.json`);
mkdirSync(dirname(reportFile), { recursive: true });
rmSync(reportFile, { force: true });

const jest = createRequire(join(ROOT, 'package.json')).resolve('jest/bin/jest');
// Whole products come and go in one process: room for the young is cheaper than sweeping it up all the time.
const args = ['--experimental-vm-modules', '--no-warnings', '--max-semi-space-size=64', jest, '--json'];
args.push('--outputFile', reportFile);
// The web app has one suite only.
if (project !== 'web') args.push('--selectProjects', suite);
// Jest alone would leave one of two cores idle.
if (suite === 'unit' || suite.endsWith('-suite'))
  args.push(`--maxWorkers=${Math.max(2, Math.floor(availableParallelism() / 2))}`);
// They wait for processes that start and for what was begun by those that were killed: all at once.
if (suite === 'queue') args.push('--maxWorkers=3');
// What is broken shows at once; `npm test -- --all` tells everything.
if (process.env['TEST_BAIL'] && ['unit', 'unit-suite', 'walls-suite'].includes(suite)) args.push('--bail');
// Of one file jest would tell each test.
args.push('--verbose=false');
args.push(`--seed=${seed()}`);
// No test may need another one before it. Those of a queue share the processes that they kill, and what takes the queue from
// the others comes last.
if (suite !== 'queue') args.push('--randomize');

/** One for each state of the files: what fails in CI fails here, too. */
function seed() {
  if (process.env['TEST_SEED']) return process.env['TEST_SEED'];
  try {
    const tree = execFileSync('git', ['rev-parse', 'HEAD^{tree}'], {
      cwd: ROOT,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return parseInt(tree.slice(0, 7), 16);
  } catch {
    return 1;
  }
}

const child = spawn(process.execPath, args, {
  cwd: join(ROOT, project),
  env: toolEnv({ NODE_ENV: 'test' }),
  // --json prints the whole report: the file is enough.
  stdio: ['ignore', 'ignore', 'inherit'],
});
child.once('exit', (code) => {
  if (code !== 0 || existsSync(reportFile)) process.exit(code ?? 1);
  console.error(`${reportFile} is missing: nobody knows which tests ran.`);
  process.exit(1);
});
