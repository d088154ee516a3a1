import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { FairShares, networkOf } from '../limits/index.js';

/** From this share of the limit on, idle connections are closed. */
const CROWDED = 0.95;

/**
 * Bounds the open connections, each of which costs memory even while idle. Each network has a share; past it, the
 * connection that has been idle longest is closed, so that nobody shuts others out by opening many.
 */
export function boundConnections(
  { server }: FastifyInstance,
  most: number,
  ownerOf = ({ remoteAddress = '' }: Socket) => networkOf(remoteAddress),
): void {
  const shares = new FairShares(most);
  /** The owner of each open connection. */
  const owners = new Map<Socket, string>();
  /** Unanswered requests of each connection: more than one where the sender pipelines. */
  const running = new WeakMap<Socket, number>();
  /** Idle connections by owner, the longest idle first. */
  const waiting = new Map<string, Set<Socket>>();
  let lastClosed = 0;

  const startWaiting = (socket: Socket) => {
    const owner = owners.get(socket);
    if (owner === undefined) return;
    const others = waiting.get(owner) ?? new Set();
    waiting.set(owner, others.add(socket));
  };
  const stopWaiting = (socket: Socket) => {
    const owner = owners.get(socket) ?? '';
    const others = waiting.get(owner);
    others?.delete(socket);
    if (others?.size === 0) waiting.delete(owner);
  };
  const leave = (socket: Socket) => {
    stopWaiting(socket);
    const owner = owners.get(socket);
    if (owner !== undefined && owners.delete(socket)) shares.give(owner);
  };
  const makeRoom = (owner: string) => {
    const [oldest] = waiting.get(owner) ?? [];
    if (!oldest) return;
    leave(oldest);
    oldest.destroy();
  };

  server.on('connection', (socket: Socket) => {
    const owner = ownerOf(socket);
    if (!shares.hasRoom(owner)) makeRoom(owner);
    if (!shares.tryTake(owner)) return socket.destroy();
    owners.set(socket, owner);
    startWaiting(socket);
    socket.once('close', () => leave(socket));
    if (shares.taken < most * CROWDED || Date.now() - lastClosed < 1_000) return;
    lastClosed = Date.now();
    server.closeIdleConnections();
  });
  server.on('request', ({ socket }: IncomingMessage, response: ServerResponse) => {
    stopWaiting(socket);
    running.set(socket, (running.get(socket) ?? 0) + 1);
    response.once('close', () => {
      const others = (running.get(socket) ?? 1) - 1;
      running.set(socket, others);
      if (others === 0) startWaiting(socket);
    });
  });
}
