import { doneMark } from './once.mjs';

export const DEMO_PASSWORD = 'hedgerow-demo-2026';
export const DEMO_LOGINS = [
  ...['owner', 'office', 'dispatch', 'lead', 'crew', 'accounting'].map((name) => `${name}@greenfield.example`),
  'owner@rival.example',
];

/** @param {NodeJS.ProcessEnv} env */
export const demoIsWanted = (env) => env['DEMO'] !== 'off' && env['NODE_ENV'] !== 'production';

/**
 * Fills the demo companies once for each database.
 * @param {{ env: NodeJS.ProcessEnv, dataDir: string, progress: import('../stack.mjs').StackProgress,
 *   run: (script: string) => Promise<string> }} stack
 */
export async function seedDemo(stack) {
  const mark = doneMark(stack, 'demo-seeded', 'demo');
  if (mark.isSet()) return;
  await stack.progress.step('Demo data', () => stack.run('main.seed.js'));
  mark.set();
}
