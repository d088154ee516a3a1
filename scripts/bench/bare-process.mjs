import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { superuserPassword } from '../postgres/cluster.mjs';

const SCRIPT = fileURLToPath(new URL('./bare-server.mjs', import.meta.url));

/** @typedef {{ baseUrl: string, pid: number }} Side */

/** Row-level security is part of what the product costs. @param {string} url @param {string} dataDir */
function pastRowSecurity(url, dataDir) {
  const address = new URL(url);
  address.username = 'postgres';
  address.password = encodeURIComponent(superuserPassword(join(dataDir, 'postgres')));
  return address.href;
}

/**
 * A process of its own, so that its seconds can be counted.
 * @param {NodeJS.ProcessEnv} env @param {string} dataDir @param {import('./company.mjs').Company} company
 * @returns {Promise<Side & { stop: () => void }>}
 */
export async function startBareServer(env, dataDir, { tenantId, nextCursor }) {
  const own = {
    BARE_DATABASE_URL: pastRowSecurity(env['DATABASE_URL'] ?? '', dataDir),
    BARE_TENANT_ID: tenantId,
    BARE_NEXT_CURSOR: nextCursor,
    BARE_TOKEN_SECRET: env['TOKEN_SECRET'],
  };
  const child = fork(SCRIPT, { env: { ...process.env, ...own }, stdio: 'inherit' });
  const [{ port }] = await once(child, 'message');
  return { baseUrl: `http://127.0.0.1:${port}`, pid: child.pid ?? 0, stop: () => void child.kill() };
}
