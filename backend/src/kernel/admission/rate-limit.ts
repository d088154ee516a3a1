import type { FastifyInstance } from 'fastify';
import type { RateLimits } from '../limits/index.js';
import { TooManyRequests } from '../problem/index.js';
import { sendProblem } from '../response/index.js';
import { asksApi } from './sent.js';

/** Refuses what is over a budget before any work is done for it. Probes and the web app's files are not counted. */
export function limitRequests(server: FastifyInstance, limits: RateLimits): void {
  server.addHook('onRequest', async (request, reply): Promise<unknown> => {
    if (!asksApi(request)) return undefined;
    try {
      await limits.admit(request, reply);
      return undefined;
    } catch (error) {
      if (!(error instanceof TooManyRequests)) throw error;
      sendProblem(error, request, reply);
      // Waits for the answer: without it the handler would run all the same.
      return reply;
    }
  });
}
