// Usage: npm run soak -- NAME. Runs one long check until its end; without a name it lists them. What it is told by the
// environment goes before its own: TEST_SEED=7 npm run soak -- fuzz
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { continueOnPinnedNode } from './install.mjs';
import { ROOT } from './root.mjs';
import { toolEnv } from './run-command.mjs';
import { SOAKS } from './soak/soaks.mjs';

await continueOnPinnedNode(fileURLToPath(import.meta.url));
const [name = '', ...more] = process.argv.slice(2);
const soak = SOAKS[name];
if (soak) {
  const env = { ...soak.env, ...process.env };
  const seeds = Object.keys(soak.env ?? {}).map((key) => `${key}=${env[key]} `);
  // So that what it finds can be found again.
  console.log(`${seeds.join('')}npm run soak -- ${name}`);
  const child = spawn(process.execPath, [...soak.command, ...more], { cwd: ROOT, env: toolEnv(env), stdio: 'inherit' });
  child.once('exit', (code) => process.exit(code ?? 1));
} else {
  for (const [one, { looksAt }] of Object.entries(SOAKS)) console.log(`npm run soak -- ${one.padEnd(17)} ${looksAt}`);
  process.exitCode = name ? 1 : 0;
}
