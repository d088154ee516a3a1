import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { inSavepoint, Scopes } from '../database/index.js';
import type { Call } from '../endpoint/index.js';
import { type AppError, IdempotencyKeyReused, problemOf, toAppError, ValidationFailed } from '../problem/index.js';
import { Secrets } from '../secrets/index.js';
import { AnswerReady, tagged } from '../response/index.js';
import type { KeyedCall } from './keyed-call.js';
import { findAnswer, storeAnswer, type StoredAnswer } from './stored-answers.js';

/** Statuses that say nothing about the request itself: a repeat must be tried anew. */
const NOT_STORED = new Set([401, 413, 429]);
const KEPT_HEADERS = ['etag', 'location', 'cache-control'];
const KEY = /^[\x21-\x7e]{1,255}$/;

/** One effect per `Idempotency-Key`: the answer is stored in the transaction of the effect. */
@Injectable()
export class Idempotency {
  constructor(
    private readonly secrets: Secrets,
    private readonly scopes: Scopes,
  ) {}

  applies({ request, route }: Call): boolean {
    const mayBeKept = request.method === 'POST' && request.user !== undefined && !route.actsEachTime;
    return mayBeKept && 'idempotency-key' in request.headers;
  }

  /**
   * Inside a transaction: does `work` once for the key of the request, or answers what the first run answered. Two
   * requests are the same when method, address and `content` are.
   */
  async once<T>(call: Call, work: () => Promise<T>, content: unknown = call.request.body): Promise<T | AnswerReady> {
    const { request, reply, route } = call;
    const key = keyOf(request);
    const stored = await findAnswer(key);
    const sent = textOf(request, content);
    // Confidential routes receive passwords, so their fingerprint is keyed.
    const keyed = route.confidential ? this.secrets.fingerprintsOf(sent) : [];
    // The previous release used plain hashes here, too, and its answers are kept for a day.
    if (stored && ![...keyed, hashOf(sent)].includes(stored.fingerprint)) throw new IdempotencyKeyReused();
    if (stored) return this.replay(key, stored);
    const answer = await attempt(request, work);
    const { status, headers, body } = answer instanceof AnswerReady ? answer : success(reply, answer);
    const sealedBody = route.confidential && body !== null ? await this.secrets.seal(body, placeOf(key)) : null;
    storeAnswer(key, {
      fingerprint: keyed[0] ?? hashOf(sent),
      status,
      headers,
      body: sealedBody ? null : body,
      sealedBody,
    });
    return answer;
  }

  /** After COMMIT: a stored answer leaves through the exception filter, which writes it byte for byte. */
  settle<T>(answer: T | AnswerReady): T {
    if (answer instanceof AnswerReady) throw answer;
    return answer;
  }

  /**
   * For a route with `transaction: 'none'`: runs `work`, whose result is the answer, in a transaction of its own, and
   * only once if the request has a key. `content` tells uploads apart. What is refused earlier is not stored.
   */
  async transaction<T>({ request: call }: KeyedCall, content: unknown, work: () => Promise<T>): Promise<T> {
    const answering = async () => tagged(call.reply, await work());
    const once = this.applies(call) ? () => this.once(call, answering, content) : answering;
    return this.settle(await this.scopes.transaction(once));
  }

  private async replay(key: string, { status, headers, body, sealedBody }: StoredAnswer): Promise<AnswerReady> {
    const text = sealedBody ? await this.secrets.open(sealedBody, placeOf(key)) : body;
    return new AnswerReady(status, { ...headers, 'idempotency-replayed': 'true' }, text);
  }
}

const placeOf = (key: string) => `idempotency_keys.sealed_body:${key}`;

/** A refused request is stored too, but its half-done work is undone first. */
async function attempt<T>(request: FastifyRequest, work: () => Promise<T>): Promise<T | AnswerReady> {
  try {
    return await inSavepoint(work);
  } catch (thrown) {
    const error = toAppError(thrown);
    if (error.status >= 500 || NOT_STORED.has(error.status)) throw thrown;
    return refusal(error, request);
  }
}

/** As Nest would write it: nothing for nothing, JSON for the rest. */
function success(reply: FastifyReply, answer: unknown): AnswerReady {
  if (answer === undefined) return new AnswerReady(reply.statusCode, headersOf(reply), null);
  const headers = { ...headersOf(reply), 'content-type': 'application/json; charset=utf-8' };
  return new AnswerReady(reply.statusCode, headers, JSON.stringify(answer));
}

function refusal(error: AppError, request: FastifyRequest): AnswerReady {
  const headers = { ...error.extras.headers, 'content-type': 'application/problem+json; charset=utf-8' };
  return new AnswerReady(error.status, headers, JSON.stringify(problemOf(error, request)));
}

function keyOf(request: FastifyRequest): string {
  const key = request.headers['idempotency-key'];
  if (typeof key === 'string' && KEY.test(key)) return key;
  const detail = 'Send 1 to 255 visible ASCII characters, for example a UUID.';
  throw new ValidationFailed([{ parameter: 'Idempotency-Key', code: 'invalid_idempotency_key', detail }]);
}

const textOf = ({ method, url }: FastifyRequest, content: unknown): string =>
  `${method} ${url}\n${JSON.stringify(content ?? null)}`;

const hashOf = (text: string): string => createHash('sha256').update(text).digest('base64url');

const headersOf = (reply: FastifyReply): Record<string, string> =>
  Object.fromEntries(
    KEPT_HEADERS.flatMap((name) => (reply.hasHeader(name) ? [[name, String(reply.getHeader(name))]] : [])),
  );
