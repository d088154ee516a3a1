import type { FastifyInstance } from 'fastify';

/** From here on connections that wait for their next request have to go. */
const CROWDED = 0.75;

/** Bounds the open connections, each of which costs memory also while nobody says anything on it. */
export function boundConnections({ server }: FastifyInstance, most: number): void {
  server.maxConnections = most;
  let open = 0;
  let lastClosed = 0;
  server.on('connection', (socket) => {
    open += 1;
    socket.once('close', () => (open -= 1));
    if (open < most * CROWDED || Date.now() - lastClosed < 1_000) return;
    lastClosed = Date.now();
    server.closeIdleConnections();
  });
}
