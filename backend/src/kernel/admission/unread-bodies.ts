import type { IncomingMessage } from 'node:http';
import { finished } from 'node:stream/promises';
import type { FastifyInstance, FastifyReply } from 'fastify';

/** How long the rest of a body may take to arrive. */
const PATIENCE_MS = 5_000;

/**
 * Reads and drops the rest of a body that is answered before its end: a file for which the disk has no room, or one that is
 * too large. A reader that gave up leaves its connection at a standstill, and the next request on it would never be seen.
 * Where the connection ends with the answer, the rest comes first: an end amid what is still being sent tears the
 * connection down, and the answer with it.
 */
export function dropUnreadBodies(server: FastifyInstance, patienceMs: number = PATIENCE_MS): void {
  server.server.on('request', (request, response) => response.once('finish', () => drop(request)));
  server.addHook('onSend', ({ raw }, reply, payload, done) => {
    if (raw.complete || !endsConnection(reply)) return done(null, payload);
    drop(raw);
    const signal = AbortSignal.timeout(patienceMs);
    void finished(raw, { signal, cleanup: true })
      .catch(() => undefined)
      .then(() => done(null, payload));
  });
}

function drop(request: IncomingMessage): void {
  request.unpipe();
  request.resume();
}

const endsConnection = (reply: FastifyReply) => !reply.raw.shouldKeepAlive || reply.getHeader('connection') === 'close';
