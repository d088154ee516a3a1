import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import type { Principal } from '../access/index.js';
import { actorFields } from './log.js';

/** Probes ask every few seconds and say nothing. */
const SILENT = /^\/(health|metrics)(\/|$|\?)/;
/** How often refusals are summed up. */
const SUM_EVERY_MS = 10_000;

const summed = new WeakSet<FastifyReply>();

/** Counts an answer instead of logging it: under load there are thousands like it. */
export function logInSum(reply: FastifyReply): void {
  summed.add(reply);
}

/** One line per answered request: what, who, how long. The path without its query, which may hold a token. */
export function logRequests(server: FastifyInstance, log: Logger, refusals: Refusals): void {
  server.addHook('onResponse', (request: FastifyRequest & { user?: Principal }, reply, done) => {
    if (summed.has(reply)) refusals.count();
    else if (!SILENT.test(request.url)) logAnswer(log, request, reply);
    done();
  });
  server.addHook('onClose', async () => refusals.tell());
}

function logAnswer(log: Logger, request: FastifyRequest & { user?: Principal }, reply: FastifyReply): void {
  const level = reply.statusCode >= 500 ? 'error' : 'info';
  if (!log.isLevelEnabled(level)) return;
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
        actor: actorFields(request.user.actor),
      }),
    },
    'request',
  );
}

/** Counts refusals under load and reports them in one line. */
export class Refusals {
  private counted = 0;
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly log: Logger) {}

  count(): void {
    this.counted += 1;
    this.timer ??= setTimeout(() => this.tell(), SUM_EVERY_MS).unref();
  }

  tell(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (this.counted > 0) this.log.warn({ refused: this.counted }, 'overloaded: requests were answered 503');
    this.counted = 0;
  }
}
