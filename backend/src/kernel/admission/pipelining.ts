import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { sendProblem } from '../response/index.js';
import { Overloaded } from '../problem/index.js';

/** Clients that we know of send the next request when they have the answer; proxies share a connection the same way. */
const MOST_AT_ONCE = 10;

/** Refuses what one connection asks beyond a few requests at once: Node begins all that are written to it. */
export function limitPipelining(server: FastifyInstance): void {
  const running = new WeakMap<Socket, number>();
  const change = (socket: Socket, by: number) => running.set(socket, (running.get(socket) ?? 0) + by);
  server.addHook('onRequest', async (request, reply): Promise<unknown> => {
    const { socket } = request.raw;
    change(socket, 1);
    reply.raw.once('close', () => change(socket, -1));
    if ((running.get(socket) ?? 0) <= MOST_AT_ONCE) return undefined;
    sendProblem(new Overloaded(), request, reply.header('connection', 'close'));
    // Waits for the answer: without it the handler would run all the same.
    return reply;
  });
}
