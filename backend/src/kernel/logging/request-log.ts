import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import type { Principal } from '../access/index.js';
import { whoActs } from './log.js';

/** Probes ask every few seconds and say nothing. */
const SILENT = /^\/(health|metrics)(\/|$|\?)/;

/** One line for each answered request: what, who, how long. The path without its query, which may hold a token. */
export function logRequests(server: FastifyInstance, log: Logger): void {
  server.addHook('onResponse', async (request: FastifyRequest & { user?: Principal }, reply) => {
    if (SILENT.test(request.url)) return;
    const level = reply.statusCode >= 500 ? 'error' : 'info';
    log[level](
      {
        requestId: request.id,
        method: request.method,
        path: request.url.split('?')[0],
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
        ip: request.ip,
        ...(request.user && {
          tenantId: request.user.tenantId,
          actor: whoActs(request.user.actor),
        }),
      },
      'request',
    );
  });
}
