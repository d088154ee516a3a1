import type { FastifyInstance, FastifyRequest } from 'fastify';
import { eventLoop } from '../limits/index.js';

/** Requests begin, and answers are written, only in turns of the event loop that have room for it. */
export function keepTurnsShort(server: FastifyInstance, ownerOf: (request: FastifyRequest) => string): void {
  server.server.on('connection', () => eventLoop.arrived());
  server.addHook('preValidation', (request, _reply, done) => {
    const room = eventLoop.room(ownerOf(request));
    if (room) void room.then(() => done());
    else done();
  });
  server.addHook('preSerialization', (request, _reply, payload, done) => {
    const room = eventLoop.room(ownerOf(request));
    if (room) void room.then(() => done(null, payload));
    else done(null, payload);
  });
}
