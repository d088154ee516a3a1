import { Injectable } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import { type Caller, RateLimits } from './rate-limits.js';

/** An answered request of a known caller. */
export interface AnsweredRequest {
  caller: Caller;
  status: number;
  /** Until the answer began; a stream may go on for hours. */
  ms: number;
  /** Address of the sender. */
  address: string;
}

declare module 'fastify' {
  interface FastifyReply {
    /** When its first byte was ready. */
    beganAfterMs: number | null;
  }
}

type Listener = (answered: AnsweredRequest) => void;

/** Reports every answered request of a known caller. Listeners must be quick and must not fail. */
@Injectable()
export class AnsweredRequests {
  private readonly listeners = new Set<Listener>();

  constructor(private readonly limits: RateLimits) {}

  listen(listener: Listener): void {
    this.listeners.add(listener);
  }

  tell(answered: AnsweredRequest): void {
    for (const listener of this.listeners) listener(answered);
  }

  watch(server: FastifyInstance): void {
    server.decorateReply('beganAfterMs', null);
    server.addHook('onSend', (_request, reply, payload, done) => {
      reply.beganAfterMs = reply.elapsedTime;
      done(null, payload);
    });
    server.addHook('onResponse', (request, reply, done) => {
      const caller = this.limits.callerOf(request);
      const ms = reply.beganAfterMs ?? reply.elapsedTime;
      if (caller) this.tell({ caller, status: reply.statusCode, ms, address: request.ip });
      done();
    });
  }
}
