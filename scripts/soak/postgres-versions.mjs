// Database specs on each PostgreSQL that may stand behind DATABASE_URL, and behind PgBouncer in transaction mode where that is
// installed (apt install pgbouncer). The servers come from the registry and are kept in .cache. ONLY=15 or ONLY=pgbouncer
// runs one of them; paths behind the command are run instead of the chosen specs.
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { ROOT } from '../root.mjs';
import { mustRun, toolEnv } from '../run-command.mjs';
import { PACKAGE } from '../postgres/binaries.mjs';

/** The newest of each major version that has a package. */
const VERSIONS = { 15: '15.18.0-beta.17', 16: '16.14.0-beta.17', 17: '17.10.0-beta.17', 18: '18.4.0-beta.17' };

/** What stands on a version: how transactions begin, what they look like, plans, triggers, functions of SQL, and rights. */
const SPECS = [
  'src/kernel/database/',
  'src/kernel/idempotency/',
  'src/kernel/records/',
  'src/modules/clients/',
  'src/modules/client-search/',
  'src/modules/jobs/',
  'src/modules/visits/',
  'src/modules/events/events',
  'src/modules/sessions/',
  'test/walls/isolation',
  'test/walls/lists',
  'test/walls/plans',
  'test/walls/tenancy',
  'test/walls/transaction-pooling',
];
/** These look at connections, which belong to the pooler there. */
const NOT_POOLED = ['src/kernel/database/', 'test/walls/transaction-pooling', 'test/walls/plans'];

/** @param {string} version */
async function installed(version) {
  const folder = join(ROOT, '.cache', 'postgres', version);
  mkdirSync(folder, { recursive: true });
  // Its script makes the links of its libraries.
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, allowScripts: { [PACKAGE]: true } }));
  await mustRun('npm', ['install', '--no-save', '--no-audit', '--no-fund', `${PACKAGE}@${version}`], { cwd: folder });
  return join(folder, 'node_modules', PACKAGE);
}

/** @param {string} title @param {string[]} specs @param {NodeJS.ProcessEnv} env @returns {Promise<boolean>} */
function passes(title, specs, env) {
  console.log(`\n${title}`);
  const jest = createRequire(join(ROOT, 'package.json')).resolve('jest/bin/jest');
  const args = ['--experimental-vm-modules', '--no-warnings', jest, '--selectProjects', 'database', '--', ...specs];
  const child = spawn(process.execPath, args, {
    cwd: join(ROOT, 'backend'),
    env: toolEnv({ NODE_ENV: 'test', ...env }),
    stdio: 'inherit',
  });
  return new Promise((resolve) => child.once('exit', (code) => resolve(code === 0)));
}

/** @returns {{ title: string, specs: string[], env: () => Promise<NodeJS.ProcessEnv> }[]} */
function rounds() {
  const versions = Object.entries(VERSIONS).map(([major, version]) => ({
    title: `PostgreSQL ${major}`,
    specs: SPECS,
    env: async () => ({ TEST_POSTGRES_PACKAGE: await installed(version) }),
  }));
  const program = spawnSync('which', ['pgbouncer'], { encoding: 'utf8' }).stdout.trim();
  if (!program) console.log('PgBouncer is not installed here: its round is left out.');
  const pooled = {
    title: 'PgBouncer in transaction mode',
    specs: SPECS.filter((path) => !NOT_POOLED.includes(path)),
    env: async () => ({ TEST_PGBOUNCER: program }),
  };
  return program ? [...versions, pooled] : versions;
}

const only = process.env['ONLY']?.toLowerCase();
const chosen = process.argv.slice(2);
const failed = [];
for (const { title, specs, env } of rounds()) {
  if (only && !title.toLowerCase().includes(only)) continue;
  if (!(await passes(title, chosen.length > 0 ? chosen : specs, await env()))) failed.push(title);
}
for (const title of failed) console.log(`failed: ${title}`);
process.exitCode = failed.length > 0 ? 1 : 0;
