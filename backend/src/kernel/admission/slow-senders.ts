import type { FastifyInstance } from 'fastify';
import { MalformedRequest, problemOf } from '../problem/index.js';
import { answerBelowHttp } from './client-error.js';
import { hasBody, isUpload } from './sent.js';

/** How long a sender may take. A file has the longest; an answer that streams is not limited by these. */
export const SENDER_TIMEOUTS = { headersMs: 15_000, bodyMs: 30_000, requestMs: 300_000, silenceMs: 300_000 } as const;

/**
 * Ends a request whose body trickles in, unless it is a form with a file: it would hold a connection for as long as a
 * file may.
 */
export function hangUpOnSlowSenders(server: FastifyInstance, bodyMs: number = SENDER_TIMEOUTS.bodyMs): void {
  server.addHook('preParsing', (request, reply, payload, done) => {
    if (!hasBody(request) || isUpload(request)) return done(null, payload);
    const hangUp = () => {
      const late = new MalformedRequest(`The body did not arrive within ${bodyMs / 1000} seconds.`);
      answerBelowHttp(request.raw.socket, problemOf(late, request));
    };
    const timer = setTimeout(hangUp, bodyMs).unref();
    for (const [stream, event] of [
      [payload, 'end'],
      [payload, 'close'],
      [reply.raw, 'finish'],
    ] as const)
      stream.once(event, () => clearTimeout(timer));
    done(null, payload);
  });
}
