import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { freePort } from '../free-port.mjs';
import { pause } from '../process-table.mjs';

/** @param {number} port */
async function untilListening(port) {
  for (;;) {
    const socket = connect(port, '127.0.0.1');
    const isThere = await once(socket, 'connect').then(
      () => true,
      () => false,
    );
    socket.destroy();
    if (isThere) return;
    await pause(50);
  }
}

/**
 * PgBouncer as an operator would set it up in transaction mode, in front of one server. Whoever comes is let in as the given role.
 * @param {{ program: string, folder: string, server: { host: string, port: number }, user: string, password: string }} request
 */
export async function startPgBouncer({ program, folder, server, user, password }) {
  const port = await freePort();
  const settings = {
    listen_addr: '127.0.0.1',
    listen_port: port,
    unix_socket_dir: '',
    auth_type: 'any',
    pool_mode: 'transaction',
    default_pool_size: 5,
    max_client_conn: 500,
    // Asked for by every connection of ours; the role has its own (init-roles.sql).
    ignore_startup_parameters: 'statement_timeout, lock_timeout, idle_in_transaction_session_timeout',
  };
  const lines = Object.entries(settings).map(([name, value]) => `${name} = ${value}`);
  const address = `host=${server.host} port=${server.port} user=${user} password=${password}`;
  const file = join(folder, 'pgbouncer.ini');
  writeFileSync(file, ['[databases]', `* = ${address}`, '[pgbouncer]', ...lines, ''].join('\n'), { mode: 0o644 });
  const asNobody = process.getuid?.() === 0 ? ['-u', 'nobody'] : [];
  const child = spawn(program, ['-q', ...asNobody, file], { stdio: ['ignore', 'ignore', 'inherit'] });
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`PgBouncer ended with ${code}.`);
  });
  await Promise.race([untilListening(port), ended]);
  return { port, pid: child.pid ?? 0 };
}
