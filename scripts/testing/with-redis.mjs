// Usage: node scripts/testing/with-redis.mjs <command…>. Runs it with REDIS_URL of a fresh redis-server of its own.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../free-port.mjs';
import { endWithUs } from '../lifeline.mjs';
import { pause } from '../process-table.mjs';
import { runCommand, toolEnv } from '../run-command.mjs';

/** @param {number} port @returns {Promise<boolean>} */
const accepts = (port) =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => resolve(true));
    socket.once('connect', () => socket.end());
    socket.once('error', () => resolve(false));
  });

const port = await freePort();
const folder = mkdtempSync(join(tmpdir(), 'hedgerow-redis-'));
const settings = { port, bind: '127.0.0.1', dir: folder, save: '', appendonly: 'no', 'maxmemory-policy': 'noeviction' };
const server = spawn(
  process.env['REDIS_SERVER_PATH'] ?? 'redis-server',
  Object.entries(settings).flatMap(([name, value]) => [`--${name}`, String(value)]),
  { stdio: 'ignore' },
);
let ended = false;
server.once('error', () => (ended = true));
server.once('exit', () => (ended = true));
while (!(await accepts(port))) {
  if (ended) throw new Error('redis-server did not start; set REDIS_SERVER_PATH.');
  await pause(20);
}
const cut = endWithUs(server.pid ?? 0, 'KILL');
const [command = 'true', ...args] = process.argv.slice(2);
const { code, output } = await runCommand(command, args, { env: toolEnv({ REDIS_URL: `redis://127.0.0.1:${port}` }) });
process.stdout.write(output);
server.kill('SIGKILL');
cut();
rmSync(folder, { recursive: true, force: true });
process.exit(code);
