import { forgetPreviousMasterKey, isGiven, readSecrets, renewMasterKey } from './secrets.mjs';

/**
 * Makes a new key, if one is asked for. The processes start with both, until nothing needs the one of before.
 * @param {{ dataDir: string, env: NodeJS.ProcessEnv, newMasterKey: boolean }} asked
 */
export function beginRotation({ dataDir, env, newMasterKey }) {
  if (!newMasterKey) return;
  if (!isGiven(env, 'MASTER_KEY')) return renewMasterKey(dataDir);
  if (!isGiven(env, 'MASTER_KEY_PREVIOUS'))
    throw new Error('Set MASTER_KEY to the new key, and MASTER_KEY_PREVIOUS to the present one.');
}

/**
 * Seals with the new key what the previous one has sealed, also where an earlier start was stopped in the middle. The product serves
 * meanwhile, and goes on serving if that fails: it has both keys.
 * @param {{ dataDir: string, env: NodeJS.ProcessEnv, progress: import('../stack.mjs').StackProgress,
 *   run: (script: string) => Promise<string> }} stack
 */
export async function rewrap(stack) {
  const { dataDir, env } = stack;
  if (!isGiven(env, 'MASTER_KEY_PREVIOUS')) return;
  await stack.progress.step('Master key', async () => {
    try {
      const result = await stack.run('main.rotate-master-key.js');
      if (readSecrets(dataDir).MASTER_KEY === env['MASTER_KEY']) forgetPreviousMasterKey(dataDir);
      return result;
    } catch (error) {
      return `not done; the next start tries again: ${error instanceof Error ? error.message : error}`;
    }
  });
}
