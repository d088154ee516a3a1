import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { Injectable } from '@nestjs/common';
import { Scopes, type Who } from '../database/index.js';
import type { Call, RequestPipeline, TransactionMode } from '../endpoint/index.js';
import { Idempotency } from '../idempotency/index.js';
import { JsonAnswer } from '../reading/index.js';
import { sparseAnswer, tagged } from '../response/index.js';
import { awaitInputs, readInputs, refuseUndeclared, requireMediaType } from '../validation/index.js';

const JSON_TYPE = 'application/json; charset=utf-8';

type Handle = (checked: unknown[]) => unknown;

/**
 * What every request passes behind the guard: its format, what it may contain, then one scope and one transaction, in which
 * the answer is built; it is sent only after COMMIT. A request holds a connection for its whole life, so a handler makes no
 * outside call (docs/decisions).
 */
@Injectable()
export class Answers implements RequestPipeline {
  constructor(
    private readonly scopes: Scopes,
    private readonly idempotency: Idempotency,
  ) {}

  async answer(call: Call, given: unknown[], handle: Handle): Promise<unknown> {
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
    const who = whoOf(call);
    if (mode === 'none')
      return this.scopes.withoutTransaction(who, async () =>
        finish(call, await handle(await awaitInputs(call, given))),
      );
    const options = { readOnly: mode === 'read' };
    if (this.idempotency.applies(call)) {
      // What is wrong with the input is an answer too: it is kept for the key, in the transaction.
      const work = async () => finish(call, await handle(readInputs(call, given)));
      return this.idempotency.settle(await this.scopes.run(who, () => this.idempotency.once(call, work), options));
    }
    // No other needs a connection to be refused.
    const checked = readInputs(call, given);
    return this.scopes.run(who, async () => finish(call, await handle(checked)), options);
  }
}

function finish(call: Call, body: unknown): unknown {
  const { reply, route } = call;
  if (route.leadsTo) reply.header('location', route.leadsTo(body as never));
  return tagged(reply, body);
}

function modeOf({ request: { method }, route }: Call): TransactionMode {
  return route.transaction ?? (method === 'GET' || method === 'HEAD' ? 'read' : 'write');
}

function whoOf({ request: { id, user, raw }, reply }: Call): Who {
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
