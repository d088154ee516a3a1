// Usage: npm run spec -- backend/src/modules/crews. Runs the specs below some paths of one project, with what they print;
// database specs start their PostgreSQL by themselves.
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { continueOnPinnedNode } from './install.mjs';
import { ROOT } from './root.mjs';
import { toolEnv } from './run-command.mjs';

await continueOnPinnedNode(fileURLToPath(import.meta.url));
const paths = process.argv.slice(2);
const project = ['backend', 'web', 'openapi/sdk'].find((folder) => paths[0]?.startsWith(`${folder}/`));
if (!project) {
  console.error('Usage: npm run spec -- backend/src/modules/crews');
  process.exit(1);
}
const jest = createRequire(join(ROOT, 'package.json')).resolve('jest/bin/jest');
const args = ['--experimental-vm-modules', '--no-warnings', jest, '--passWithNoTests'];
if (project === 'backend') args.push('--selectProjects', 'unit', 'walls', 'database', 'queue');
if (process.env['TEST_SEED']) args.push(`--seed=${process.env['TEST_SEED']}`, '--randomize');
args.push('--', ...paths.map((path) => relative(project, path)));
const child = spawn(process.execPath, args, {
  cwd: join(ROOT, project),
  env: toolEnv({ NODE_ENV: 'test' }),
  stdio: 'inherit',
});
child.once('exit', (code) => process.exit(code ?? 1));
