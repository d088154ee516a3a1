import { ensureSecrets, forgetPreviousMasterKey, readSecrets, renewMasterKey } from './secrets.mjs';

/** Whether the operator keeps the key, rather than the data folder. @param {NodeJS.ProcessEnv} env */
const isGiven = (env) => Boolean(env['MASTER_KEY'] || env['MASTER_KEY_FILE']);

/**
 * The keys that the processes start with: also the one of before, until nothing needs it.
 * @param {{ dataDir: string, env: NodeJS.ProcessEnv, newMasterKey: boolean }} asked
 */
export function masterKeyFor({ dataDir, env, newMasterKey }) {
  if (isGiven(env)) {
    if (newMasterKey && !env['MASTER_KEY_PREVIOUS'] && !env['MASTER_KEY_PREVIOUS_FILE'])
      throw new Error('Set MASTER_KEY to the new key, and MASTER_KEY_PREVIOUS to the present one.');
    return {};
  }
  if (newMasterKey) renewMasterKey(dataDir);
  const { MASTER_KEY, MASTER_KEY_PREVIOUS } = ensureSecrets(dataDir);
  return { MASTER_KEY, ...(MASTER_KEY_PREVIOUS && { MASTER_KEY_PREVIOUS }) };
}

/**
 * Seals with the new key what the previous one has sealed, also where an earlier start was stopped in the middle. The product serves
 * meanwhile, and goes on serving if that fails: it has both keys.
 * @param {{ dataDir: string, env: NodeJS.ProcessEnv, progress: import('../stack.mjs').StackProgress,
 *   run: (script: string) => Promise<string> }} stack
 */
export async function rewrap(stack) {
  const { dataDir, env } = stack;
  if (!env['MASTER_KEY_PREVIOUS'] && !env['MASTER_KEY_PREVIOUS_FILE']) return;
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
