import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const DEMO_PASSWORD = 'hedgerow-demo-2026';
export const DEMO_LOGINS = [
  ...['owner', 'office', 'dispatch', 'lead', 'crew', 'accounting'].map((name) => `${name}@greenfield.example`),
  'owner@rival.example',
];

/** @param {NodeJS.ProcessEnv} env */
export const demoIsWanted = (env) => env['DEMO'] !== 'off' && env['NODE_ENV'] !== 'production';

/** The embedded database lives in the data folder; one of the person's own is told from others by its address. */
function databaseName(/** @type {NodeJS.ProcessEnv} */ env) {
  const { hostname, pathname } = new URL(env['DATABASE_OWNER_URL'] ?? '');
  return createHash('sha256').update(`${hostname}${pathname}`).digest('hex');
}

/**
 * Fills the demo companies once for each database. The mark comes after the work, so a killed seed runs again.
 * @param {{ env: NodeJS.ProcessEnv, dataDir: string, progress: import('../stack.mjs').StackProgress,
 *   run: (script: string) => Promise<string> }} stack
 */
export async function seedDemo(stack) {
  const mark = join(stack.dataDir, 'demo-seeded');
  const name = databaseName(stack.env);
  try {
    if (readFileSync(mark, 'utf8') === name) return;
  } catch {
    // not seeded yet
  }
  await stack.progress.step('Demo data', () => stack.run('main.seed.js'));
  writeFileSync(mark, name);
}
