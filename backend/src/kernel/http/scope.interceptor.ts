import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { lastValueFrom, from, type Observable } from 'rxjs';
import type { Principal } from '../access/index.js';
import { Scopes, type Who } from '../database/index.js';
import { tagged } from '../response/index.js';
import { Idempotency, idempotentRequest } from '../idempotency/index.js';
import { RouteTransaction, type TransactionMode } from '../endpoint/index.js';

type SignedRequest = FastifyRequest & { user?: Principal };

/**
 * One scope and one transaction for each request: the answer is built inside, and sent only after COMMIT.
 * A request holds a connection for its whole life, so a handler makes no outside call (docs/decisions).
 */
@Injectable()
export class ScopeInterceptor implements NestInterceptor {
  constructor(
    private readonly scopes: Scopes,
    private readonly idempotency: Idempotency,
    private readonly reflector: Reflector,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    return from(this.answer(context, next));
  }

  private async answer(context: ExecutionContext, next: CallHandler): Promise<unknown> {
    const http = context.switchToHttp();
    const request = http.getRequest<SignedRequest>();
    const reply = http.getResponse<FastifyReply>();
    const work = async () => tagged<unknown>(reply, await lastValueFrom(next.handle(), { defaultValue: undefined }));
    const mode = this.modeOf(context, request.method);
    const who = whoOf(request, reply);
    if (mode === 'none') return this.scopes.withoutTransaction(who, work);
    const call = idempotentRequest(context);
    const once = this.idempotency.applies(call) ? () => this.idempotency.once(call, work) : work;
    return this.idempotency.settle(await this.scopes.run(who, once, { readOnly: mode === 'read' }));
  }

  private modeOf(context: ExecutionContext, method: string): TransactionMode {
    const declared = this.reflector.get<TransactionMode | undefined>(RouteTransaction.KEY, context.getHandler());
    return declared ?? (method === 'GET' || method === 'HEAD' ? 'read' : 'write');
  }
}

function whoOf({ id, user, raw }: SignedRequest, reply: FastifyReply): Who {
  const signal = senderGone(reply.raw, raw.socket);
  return { tenantId: user?.tenantId ?? null, actor: user?.actor ?? null, requestId: id, signal };
}

/** Fastify's own `request.signal` aborts as soon as the request has been read. */
function senderGone(answer: ServerResponse, socket: Socket): AbortSignal {
  const gone = new AbortController();
  // An answer that stands behind another of its connection is not told.
  if (socket.destroyed) gone.abort();
  answer.once('close', () => {
    if (!answer.writableFinished) gone.abort();
  });
  return gone.signal;
}
