import { ensureBuilt } from '../build.mjs';
import { freePort } from '../free-port.mjs';
import { mustRun } from '../run-command.mjs';
import { startStack } from '../stack.mjs';
import { choosePort } from '../stack/port.mjs';
import { coalesced, refreshContract, watchBackend, watchMigrations } from './reload.mjs';
import { startVite } from './vite.mjs';

/**
 * Runs the stack from the working tree and reloads what changes: web by Vite, API and worker by a restart.
 * @param {import('../stack.mjs').StackRequest & { progress: import('../progress.mjs').Progress }} request
 * @param {import('./stop-request.mjs').StopRequest} stop
 * @returns {Promise<string>} the address
 */
export async function develop(request, stop) {
  const { progress, signal } = request;
  const since = Date.now();
  await ensureBuilt(progress, { only: ['backend'], ...(signal && { signal }) });
  await progress.step('Generate hooks', async () => {
    await mustRun('nx', ['run', 'web:codegen', '--output-style=static'], { signal });
  });
  const { port, note } = await choosePort(process.env['PORT']);
  if (note) progress.say(`  ${note}`);
  const address = `http://localhost:${port}`;
  const env = { PUBLIC_URL: address, ...request.env };
  const stack = await startStack({ ...request, env, port: await freePort(), webDist: '' });
  stop.use(stack);
  stop.use(await progress.step('Vite', () => startVite(stack.baseUrl, port)));

  const reload = coalesced(async () => {
    await progress.step('Reload API and worker', () => stack.restart());
    await refreshContract(progress.say);
  });
  const migrate = coalesced(async () => {
    await progress.step('Migrate', () => stack.migrate());
    await stack.restart();
  });
  stop.use(watchBackend({ since, say: progress.say, onBuilt: reload }));
  stop.use(watchMigrations(migrate));
  return address;
}
