import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from '../root.mjs';
import { mustRun } from '../run-command.mjs';

export const DIST = join(ROOT, 'backend', 'dist');

/** Stack traces name the backend's TypeScript, and no package's sources are read for it. */
export const READABLE_STACKS = `--import=${pathToFileURL(join(DIST, 'source-maps.js')).href}`;

/**
 * One of the backend's short programs.
 * @param {string} script @param {NodeJS.ProcessEnv} env @param {AbortSignal} [signal] @param {string[]} [options]
 */
export async function runBackend(script, env, signal, options = []) {
  const output = await mustRun(process.execPath, [READABLE_STACKS, join(DIST, script), ...options], { env, signal });
  const last = output.trim().split('\n').pop() ?? '';
  return last.startsWith('{') ? '' : last.slice(0, 100);
}
