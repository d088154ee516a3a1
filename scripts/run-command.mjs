import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { ROOT } from './root.mjs';

/**
 * Environment in which `node` is the pinned one and the clone's tools come first.
 * @param {NodeJS.ProcessEnv} [more]
 * @returns {NodeJS.ProcessEnv}
 */
export function toolEnv(more = {}) {
  const path = `${join(ROOT, 'node_modules', '.bin')}${delimiter}${process.env['PATH'] ?? ''}`;
  // The daemon would outlive us and watch the clone; a run of a second does not need it.
  const quiet = { NX_DAEMON: 'false', NX_TUI: 'false', NX_NO_CLOUD: 'true', NX_SKIP_NX_CACHE_WARNINGS: 'true' };
  return { ...process.env, ...quiet, ...more, PATH: path };
}

/**
 * Runs a command to its end, or until `signal` ends it, and keeps what it prints: `stdout` alone, `output` both streams.
 * @param {string} command @param {string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, cwd?: string, signal?: AbortSignal | undefined }} [options]
 * @returns {Promise<{ code: number, output: string, stdout: string }>}
 */
export function runCommand(command, args, { env = toolEnv(), cwd = ROOT, signal } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd, env, signal, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    let stdout = '';
    const collect = (/** @type {Buffer} */ chunk) => {
      output += chunk;
    };
    child.stdout.on('data', collect);
    child.stdout.on('data', (/** @type {Buffer} */ chunk) => {
      stdout += chunk;
    });
    child.stderr.on('data', collect);
    child.on('error', (error) => {
      if (child.pid === undefined)
        return resolve({ code: 127, output: `${output}${command}: ${error.message}\n`, stdout });
      // Broken off: over when it has ended itself, whoever else still holds its pipes.
      child.once('exit', (code) => resolve({ code: code ?? 130, output, stdout }));
    });
    child.once('close', (code) => resolve({ code: code ?? 130, output, stdout }));
  });
}

/**
 * Like `runCommand`, for commands that must succeed: a failure throws what they printed.
 * @param {string} command @param {string[]} args @param {Parameters<typeof runCommand>[2]} [options]
 */
export async function mustRun(command, args, options) {
  const { code, output } = await runCommand(command, args, options);
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} failed (exit code ${code}):\n${output.trim()}`);
  return output;
}
