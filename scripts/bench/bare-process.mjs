import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const SCRIPT = fileURLToPath(new URL('./bare-server.mjs', import.meta.url));

/** @typedef {{ baseUrl: string, pid: number }} Side */

/**
 * A process of its own, so that its seconds can be counted.
 * @param {NodeJS.ProcessEnv} env @param {import('./company.mjs').Company} company
 * @returns {Promise<Side & { stop: () => void }>}
 */
export async function startBareServer(env, { tenantId, nextCursor }) {
  const own = { BARE_DATABASE_URL: env['DATABASE_URL'], BARE_TENANT_ID: tenantId, BARE_NEXT_CURSOR: nextCursor };
  const child = fork(SCRIPT, { env: { ...process.env, ...own }, stdio: 'inherit' });
  const [{ port }] = await once(child, 'message');
  return { baseUrl: `http://127.0.0.1:${port}`, pid: child.pid ?? 0, stop: () => void child.kill() };
}
