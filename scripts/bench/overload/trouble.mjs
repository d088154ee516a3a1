import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer } from 'node:net';

/** Takes every connection and never says a word. @returns {Promise<{ port: number, stop: () => void }>} */
export async function deadReceiver() {
  /** @type {Set<import('node:net').Socket>} */
  const open = new Set();
  const server = createServer((socket) => {
    open.add(socket.resume());
    socket.on('error', () => undefined).once('close', () => open.delete(socket));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const stop = () => {
    server.close();
    for (const socket of open) socket.destroy();
  };
  return { port: typeof address === 'object' ? (address?.port ?? 0) : 0, stop };
}

/** A name server that hears and never answers. @returns {Promise<{ address: string, asked: () => number, stop: () => void }>} */
export async function silentNameServer() {
  const socket = createSocket('udp4');
  let asked = 0;
  socket.on('message', () => (asked += 1));
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  return { address: `127.0.0.1:${socket.address().port}`, asked: () => asked, stop: () => socket.close() };
}
