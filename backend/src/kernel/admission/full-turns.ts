import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { networkOf, WaitingLines } from '../limits/index.js';

/** Far more than arrive in one turn of the event loop from senders that wait for their answers. */
const MOST_IN_A_TURN = 200;

/**
 * Bounds what is read in one turn of the event loop. Node starts everything that has arrived on every connection, and
 * one chunk can hold two thousand requests: a few hundred such connections filled the memory in a single turn. After
 * too many requests the other connections are read in later turns: one, then twice as many in each turn that stays
 * small.
 */
export function boundTurns({ server }: Pick<FastifyInstance, 'server'>, most: number = MOST_IN_A_TURN): void {
  const open = new Set<Socket>();
  /** Paused connections; networks take turns. */
  const held = new Set<Socket>();
  const lines = new WaitingLines<Socket>();
  let [requests, atOnce, isWatching] = [0, 1, false];

  const watch = () => {
    if (isWatching) return;
    isWatching = true;
    setImmediate(endTurn);
  };
  const endTurn = () => {
    isWatching = false;
    atOnce = requests < most ? atOnce * 2 : 1;
    requests = 0;
    for (let count = 0; count < atOnce && lines.owners > 0; count += 1) {
      const socket = lines.shift(lines.nextOwner() ?? '');
      if (socket && held.delete(socket)) socket.resume();
    }
    if (lines.owners > 0) watch();
    else atOnce = 1;
  };
  const holdAllBut = (read: Socket) => {
    for (const socket of open) {
      if (socket === read || socket.isPaused()) continue;
      held.add(socket);
      lines.join(networkOf(socket.remoteAddress ?? ''), socket);
      socket.pause();
    }
  };

  server.on('connection', (socket: Socket) => {
    open.add(socket);
    socket.once('close', () => {
      open.delete(socket);
      held.delete(socket);
    });
  });
  server.prependListener('request', ({ socket }) => {
    requests += 1;
    watch();
    if (requests === most) holdAllBut(socket);
  });
}
