// Writes a new domain into a copy of this clone and runs there what npm test would run of it.
import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createProgress } from '../progress.mjs';
import { ROOT } from '../root.mjs';
import { mustRun } from '../run-command.mjs';

const NAME = 'moths';
const UNIT_WALLS = [
  'routes',
  'layout',
  'declarations',
  'doors',
  'dto',
  'contract-quality',
  'contract-lists',
  'contract.spec',
];
const DATABASE_WALLS = ['statements', 'tenancy', 'changes', 'event-data', 'lists', 'isolation', 'fuzz'];

/** A copy of what git knows and of what is new, with the packages of this clone. @param {string} copy */
function copyTo(copy) {
  const list = ['ls-files', '--cached', '--others', '--exclude-standard', '-z'];
  const paths = execFileSync('git', list, { cwd: ROOT, encoding: 'utf8', maxBuffer: 2 ** 26 }).split('\0');
  for (const path of paths.filter((one) => one && existsSync(join(ROOT, one)))) {
    mkdirSync(dirname(join(copy, path)), { recursive: true });
    copyFileSync(join(ROOT, path), join(copy, path));
  }
  for (const path of ['backend', 'openapi/sdk', 'web'].map((one) => join(one, 'node_modules')))
    if (existsSync(join(ROOT, path))) symlinkSync(join(ROOT, path), join(copy, path));
  const [packages, ours] = [join(copy, 'node_modules'), join(copy, 'node_modules', '@hedgerow')];
  mkdirSync(ours, { recursive: true });
  for (const name of readdirSync(join(ROOT, 'node_modules')))
    if (name !== '@hedgerow') symlinkSync(join(ROOT, 'node_modules', name), join(packages, name));
  // The SDK of the copy has the operations of the new domain.
  symlinkSync(join(copy, 'openapi', 'sdk'), join(ours, 'sdk'));
}

const progress = createProgress();
const copy = mkdtempSync(join(tmpdir(), 'hedgerow-new-module-'));
/** @param {string} title @param {string} command @param {string[]} args @param {string} [folder] */
const run = (title, command, args, folder = '.') =>
  progress.step(title, async () => void (await mustRun(command, args, { cwd: join(copy, folder) })));
const specs = (/** @type {string} */ title, /** @type {string[]} */ paths) =>
  run(title, 'node', ['scripts/spec.mjs', ...paths]);
const wallsOf = (/** @type {string[]} */ names) => names.map((name) => `backend/test/walls/${name}`);
try {
  copyTo(copy);
  await run(`npm run new-module -- ${NAME}`, 'node', ['scripts/new-module.mjs', NAME]);
  await run('Types', 'tsc', ['-p', 'backend/tsconfig.json', '--noEmit']);
  await run('Types of the web app', 'nx', ['run', 'web:types', '--output-style=static']);
  await run('Format', 'oxfmt', ['--check', 'backend', 'web']);
  await run('Lint by types', 'oxlint', [`src/modules/${NAME}`, 'test/walls'], 'backend');
  await run('Lint', 'eslint', [`src/modules/${NAME}`, 'test/walls', '--max-warnings', '0'], 'backend');
  await run('Lint of the web app by types', 'oxlint', ['src'], 'web');
  await run('Lint of the web app', 'eslint', ['src', '--max-warnings', '0'], 'web');
  await run('Import boundaries', 'nx', ['run', 'backend:boundaries', '--output-style=static']);
  await run('Contract', 'nx', ['run', 'hedgerow:contract-lint', '--output-style=static']);
  await run('Contract changes', 'node', ['scripts/contract-changes.mjs']);
  await specs('Its spec', [`backend/src/modules/${NAME}`]);
  await specs('The spec of its screens', [`web/src/features/${NAME}`]);
  await specs('Walls of the web app', ['web/src/features.spec.ts', 'web/src/lib/paths.spec.ts']);
  await specs('Walls of the contract and the code', wallsOf(UNIT_WALLS));
  await specs('Walls of the product', wallsOf(DATABASE_WALLS));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  rmSync(copy, { recursive: true, force: true });
}
