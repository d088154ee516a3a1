import { createHash } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { TooManyRequests } from '../problem/index.js';
import { sendProblem } from './problem.filter.js';

const WINDOW_SECONDS = 60;

/** A budget of requests per minute for each credential, or for each address where there is none. */
export function limitRequests(app: NestFastifyApplication, perMinute: number | 'off'): void {
  if (perMinute === 'off') return;
  const limiter = new RateLimiterMemory({ points: perMinute, duration: WINDOW_SECONDS });
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRequest', async (request, reply) => {
      if (!request.url.startsWith('/api/')) return;
      try {
        announce(reply, perMinute, await limiter.consume(keyOf(request)));
      } catch (spent) {
        if (!(spent instanceof RateLimiterRes)) throw spent;
        announce(reply, perMinute, spent);
        sendProblem(new TooManyRequests(seconds(spent)), request, reply);
      }
    });
}

function announce(reply: FastifyReply, limit: number, spent: RateLimiterRes): void {
  const remaining = Math.max(0, spent.remainingPoints);
  void reply.headers({
    'ratelimit-policy': `"minute";q=${limit};w=${WINDOW_SECONDS}`,
    ratelimit: `"minute";r=${remaining};t=${seconds(spent)}`,
    'x-ratelimit-limit': String(limit),
    'x-ratelimit-remaining': String(remaining),
    'x-ratelimit-reset': String(seconds(spent)),
  });
}

const seconds = (spent: RateLimiterRes) => Math.max(1, Math.ceil(spent.msBeforeNext / 1000));

function keyOf(request: FastifyRequest): string {
  const credential = request.headers.authorization;
  return credential ? createHash('sha256').update(credential).digest('base64url') : request.ip;
}
