import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { Injectable } from '@nestjs/common';
import { lookAnew, lookRecently } from '../access/index.js';
import { Scopes, StandingChanged, type Who } from '../database/index.js';
import type { Call, RequestPipeline, TransactionMode } from '../endpoint/index.js';
import { Idempotency } from '../idempotency/index.js';
import { CompanySession } from '../problem/index.js';
import { JsonAnswer } from '../reading/index.js';
import { sparseAnswer, tagged } from '../response/index.js';
import { awaitInputs, readInputs, refuseUndeclared, requireMediaType } from '../validation/index.js';

const JSON_TYPE = 'application/json; charset=utf-8';

type Handle = (checked: unknown[]) => unknown;

/**
 * What every request passes after the guard: its media type, its input, then one scope and one transaction in which the
 * answer is built; it is sent only after COMMIT. A request holds a connection for its whole life, so a handler makes no
 * outside call (docs/decisions).
 */
@Injectable()
export class Answers implements RequestPipeline {
  constructor(
    private readonly scopes: Scopes,
    private readonly idempotency: Idempotency,
  ) {}

  async answer(call: Call, given: unknown[], handle: Handle): Promise<unknown> {
    requireOwnSession(call);
    requireMediaType(call);
    refuseUndeclared(call);
    const sparse = sparseAnswer(call);
    const answer = await this.inScope(call, given, handle);
    if (!(answer instanceof JsonAnswer)) return sparse ? sparse(answer) : answer;
    if (sparse) return sparse(answer.read());
    call.reply.type(JSON_TYPE);
    return answer.text;
  }

  private async inScope(call: Call, given: unknown[], handle: Handle): Promise<unknown> {
    const mode = modeOf(call);
    if (mode === 'none') return this.withoutTransaction(call, given, handle);
    try {
      return await this.inTransaction(call, mode, given, handle);
    } catch (error) {
      if (!(error instanceof StandingChanged)) throw error;
    }
    // Nothing was done under the old rights: run it under the current ones, if they still allow it.
    await lookAnew(call.request, call.route.permission);
    return this.inTransaction(call, mode, given, handle);
  }

  /** No transaction confirms the credential. */
  private async withoutTransaction(call: Call, given: unknown[], handle: Handle): Promise<unknown> {
    const { request, route } = call;
    if (request.method === 'GET') await lookRecently(request, route.permission);
    else await lookAnew(request, route.permission);
    const { credential, ...who } = whoOf(call);
    return this.scopes.withoutTransaction(who, async () => finish(call, await handle(await awaitInputs(call, given))));
  }

  private async inTransaction(call: Call, mode: TransactionMode, given: unknown[], handle: Handle): Promise<unknown> {
    const who = whoOf(call);
    const options = { readOnly: mode === 'read' };
    if (this.idempotency.applies(call)) {
      // Invalid input is an answer too, which is kept for the key, in the transaction.
      const work = async () => finish(call, await handle(readInputs(call, given)));
      return this.idempotency.settle(await this.scopes.run(who, () => this.idempotency.once(call, work), options));
    }
    // Without a key, refusing needs no connection.
    const checked = readInputs(call, given);
    return this.scopes.run(who, async () => finish(call, await handle(checked)), options);
  }
}

/** What is about an account takes a session that its owner has opened, not a company. */
function requireOwnSession({ request: { user }, route }: Call): void {
  if (route.permission === 'person' && user?.actor.isOnlyHere && !route.inCompanySessions) throw new CompanySession();
}

function finish(call: Call, body: unknown): unknown {
  const { reply, route } = call;
  if (route.leadsTo) reply.header('location', route.leadsTo(body as never));
  return tagged(reply, body);
}

function modeOf({ request: { method }, route }: Call): TransactionMode {
  return route.transaction ?? (method === 'GET' || method === 'HEAD' ? 'read' : 'write');
}

/** What people do to their own accounts is no business of a company. */
const isWhileSuspended = ({ permission, whileSuspended }: Call['route']) => whileSuspended || permission === 'person';

function whoOf({ request: { id, ip: address, user, raw }, reply, route }: Call): Who {
  const signal = senderGone(reply.raw, raw.socket);
  if (!user) return { tenantId: null, actor: null, requestId: id, address, signal };
  const { tenantId, actor, credential } = user;
  return { tenantId, actor, credential, requestId: id, address, signal, whileSuspended: isWhileSuspended(route) };
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
