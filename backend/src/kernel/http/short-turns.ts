import type { FastifyInstance, FastifyRequest } from 'fastify';
import { eventLoop } from '../limits/index.js';

/** Requests begin to be worked on, and answers to be written, in turns of the event loop that have room for it. */
export function keepTurnsShort(server: FastifyInstance, ownerOf: (request: FastifyRequest) => string): void {
  server.server.on('connection', () => eventLoop.arrived());
  for (const step of ['preValidation', 'preSerialization'] as const)
    server.addHook(step, async (request: FastifyRequest) => eventLoop.room(ownerOf(request)));
}
