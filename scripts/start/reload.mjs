import { spawn } from 'node:child_process';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, statSync, watch } from 'node:fs';
import { dirname, join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { ROOT } from '../root.mjs';
import { runCommand, toolEnv } from '../run-command.mjs';

const CONTRACT = join(ROOT, 'openapi', 'openapi.json');
const SETTLE = 100;

/**
 * Runs the work after a burst of calls has settled, never twice at a time; calls meanwhile cause one more run.
 * @param {() => Promise<void>} work
 */
export function coalesced(work) {
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  let tail = Promise.resolve();
  return () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      tail = tail.then(work).catch((error) => console.error(error instanceof Error ? error.message : error));
    }, SETTLE);
  };
}

/**
 * Compiles the backend on change, with the Swagger plugin, and tells when a new build is complete.
 * @param {{ since: number, say: (line: string) => void, onBuilt: () => void }} listener `since`: when the build began that runs already
 */
export function watchBackend({ since, say, onBuilt }) {
  const preload = new URL('./die-with-parent.mjs', import.meta.url).href;
  const nest = join(ROOT, 'node_modules', '@nestjs', 'cli', 'bin', 'nest.js');
  const compiler = spawn(process.execPath, ['--import', preload, nest, 'build', '--watch', '--preserveWatchOutput'], {
    cwd: join(ROOT, 'backend'),
    env: toolEnv(),
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let compilations = 0;
  const read = (/** @type {Buffer} */ chunk) => {
    for (const line of stripVTControlCharacters(String(chunk)).split('\n')) {
      if (/error TS\d+/.test(line)) say(`  ${line.trim()}`);
      const errors = /Found (\d+) errors?/.exec(line)?.[1];
      if (errors === undefined) continue;
      compilations += 1;
      // The first one only repeats the build that is running already, unless somebody typed meanwhile.
      if (errors === '0' && (compilations > 1 || changedSince(since))) onBuilt();
    }
  };
  compiler.stdout?.on('data', read);
  compiler.stderr?.on('data', read);
  return { stop: async () => void compiler.kill(), abandon: () => void compiler.kill('SIGKILL') };
}

/** @param {number} instant */
function changedSince(instant) {
  const sources = readdirSync(join(ROOT, 'backend', 'src'), { recursive: true, withFileTypes: true });
  return sources.some((file) => file.isFile() && statSync(join(file.parentPath, file.name)).mtimeMs > instant);
}

/** @param {() => void} onChange */
export function watchMigrations(onChange) {
  const watcher = watch(join(ROOT, 'backend', 'migrations'), onChange);
  return { stop: async () => watcher.close(), abandon: () => watcher.close() };
}

/**
 * Writes the contract again and, when it changed, the hooks.
 * @param {(line: string) => void} say
 */
export async function refreshContract(say) {
  const aside = join(ROOT, '.cache', 'contract');
  mkdirSync(aside, { recursive: true });
  const backend = join(ROOT, 'backend');
  const emitted = await runCommand(process.execPath, ['dist/main.openapi.js', aside], { cwd: backend });
  if (emitted.code !== 0) return say(`  contract: ${emitted.output.trim()}`);
  copyFileSync(join(aside, 'roles.md'), join(dirname(CONTRACT), 'roles.md'));
  const contract = join(aside, 'openapi.json');
  if (readFileSync(contract, 'utf8') === readFileSync(CONTRACT, 'utf8')) return;
  copyFileSync(contract, CONTRACT);
  const generated = await runCommand('nx', ['run', 'web:codegen', '--output-style=static']);
  say(generated.code === 0 ? '  contract changed: hooks regenerated' : `  codegen: ${generated.output.trim()}`);
}
