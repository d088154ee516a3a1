import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
/** In place of npm: never comes to an end by itself. */
const SLOW_NPM = `import { writeFileSync } from 'node:fs';
  writeFileSync('npm.pid', String(process.pid));
  setInterval(() => {}, 1000);`;

describe('npm start in a clone without installed packages', () => {
  let clone: string;
  let start: ChildProcess;
  beforeAll(() => {
    clone = mkdtempSync(join(tmpdir(), 'hedgerow-clone-'));
    for (const path of ['scripts', 'package.json', 'package-lock.json', '.node-version'])
      cpSync(join(ROOT, path), join(clone, path), { recursive: true });
    writeFileSync(join(clone, 'npm.js'), SLOW_NPM);
  });
  afterAll(() => {
    start.kill('SIGKILL');
    rmSync(clone, { recursive: true, force: true });
  });

  it('also ends npm when it is stopped', async () => {
    const env = { ...process.env, npm_execpath: join(clone, 'npm.js') };
    start = spawn(process.execPath, ['scripts/start.mjs'], { cwd: clone, env, stdio: 'ignore' });
    const ended = once(start, 'exit');
    const pidFile = join(clone, 'npm.pid');
    while (!existsSync(pidFile) || readFileSync(pidFile, 'utf8') === '') await pause(20);
    const npm = Number(readFileSync(pidFile, 'utf8'));
    process.kill(npm, 0);
    start.kill('SIGINT');
    expect(await ended).toEqual([130, null]);
    expect(() => process.kill(npm, 0)).toThrow('ESRCH');
  });
});
