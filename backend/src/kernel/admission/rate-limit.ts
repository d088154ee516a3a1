import type { FastifyInstance } from 'fastify';
import type { RateLimits } from '../limits/index.js';
import { TooManyRequests } from '../problem/index.js';
import { sendProblem } from '../response/index.js';
import { asksApi } from './sent.js';

/** Refuses what is over a budget before any work is done for it. Probes and the web app's files are not counted. */
export function limitRequests(server: FastifyInstance, limits: RateLimits): void {
  server.decorateRequest('caller', null);
  server.addHook('onRequest', (request, reply, done) => {
    if (!asksApi(request)) return done();
    const refuse = (error: unknown) => {
      // The request is answered: no hook goes on with it.
      if (error instanceof TooManyRequests) sendProblem(error, request, reply);
      else done(error as Error);
    };
    let admitted: Promise<void> | undefined;
    try {
      admitted = limits.admit(request, reply);
    } catch (error) {
      return refuse(error);
    }
    if (admitted) void admitted.then(() => done(), refuse);
    else done();
  });
}
