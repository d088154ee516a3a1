import type { IncomingMessage } from 'node:http';
import { finished } from 'node:stream/promises';
import type { FastifyInstance, FastifyReply } from 'fastify';

/** How long the rest of a body may take to arrive. */
const PATIENCE_MS = 5_000;

/**
 * Reads and discards the rest of a body that was answered early: a file that the disk has no room for, or one that is
 * too large. An abandoned body stalls its connection, and the next request on it would never be seen. Where the
 * connection closes with the answer, the body is drained first: closing while data still arrives resets the connection,
 * and the answer is lost.
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
