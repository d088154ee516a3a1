import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { currentScope } from '../context/index.js';
import { db } from '../database/index.js';
import {
  type AppError,
  IdempotencyInProgress,
  IdempotencyKeyReused,
  toAppError,
  ValidationFailed,
} from '../problem/index.js';
import { Secrets } from '../secrets/index.js';
import { AnswerReady } from './answer-ready.js';
import { problemOf } from './problem-document.js';

/** Statuses that say nothing about the request itself; a repeat must be tried anew (api.md 1). */
const NOT_STORED = new Set([401, 413, 429]);
const KEPT_HEADERS = ['etag', 'location', 'cache-control'];
const KEY = /^[\x21-\x7e]{1,255}$/;

interface StoredAnswer {
  fingerprint: string;
  status: number;
  headers: Record<string, string>;
  body: string | null;
  /** The body of an answer that holds a secret, encrypted. */
  sealedBody: Buffer | null;
}

export interface IdempotentRequest {
  request: FastifyRequest;
  reply: FastifyReply;
  /** The answer holds a secret. */
  confidential: boolean;
}

/** One effect for one `Idempotency-Key`: the answer is stored in the transaction of the effect. */
@Injectable()
export class Idempotency {
  constructor(private readonly secrets: Secrets) {}

  applies(request: FastifyRequest & { user?: unknown }): boolean {
    return request.method === 'POST' && request.user !== undefined && 'idempotency-key' in request.headers;
  }

  /** Runs `work` once for the key of the request, or answers what the first run answered. */
  async once({ request, reply, confidential }: IdempotentRequest, work: () => Promise<unknown>): Promise<unknown> {
    const key = keyOf(request);
    await lock(key);
    const stored = await find(key);
    const fingerprint = fingerprintOf(request);
    if (stored && stored.fingerprint !== fingerprint) throw new IdempotencyKeyReused();
    if (stored) return this.replay(key, stored);
    const answer = await attempt(request, work);
    const ready = answer instanceof AnswerReady ? answer : success(reply, answer);
    const sealedBody = confidential && ready.body !== null ? await this.secrets.seal(ready.body, placeOf(key)) : null;
    await store(key, fingerprint, ready, sealedBody);
    return answer;
  }

  /** After COMMIT: an answer that is stored leaves through the exception filter, which writes it byte for byte. */
  settle(answer: unknown): unknown {
    if (answer instanceof AnswerReady) throw answer;
    return answer;
  }

  private async replay(key: string, { status, headers, body, sealedBody }: StoredAnswer): Promise<AnswerReady> {
    const text = sealedBody ? await this.secrets.open(sealedBody, placeOf(key)) : body;
    return new AnswerReady(status, { ...headers, 'idempotency-replayed': 'true' }, text);
  }
}

const placeOf = (key: string) => `idempotency_keys.sealed_body:${key}`;

/** A refused request is stored too, but its half-done work is undone first. */
async function attempt(request: FastifyRequest, work: () => Promise<unknown>): Promise<unknown> {
  const scope = currentScope();
  await db().query('savepoint idempotent_work');
  try {
    return await work();
  } catch (thrown) {
    const error = toAppError(thrown);
    if (error.status >= 500 || NOT_STORED.has(error.status)) throw thrown;
    await db().query('rollback to savepoint idempotent_work');
    scope.beforeCommit.length = 0;
    scope.afterCommit.length = 0;
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

const fingerprintOf = ({ method, url, body }: FastifyRequest): string =>
  createHash('sha256')
    .update(`${method} ${url}\n${JSON.stringify(body ?? null)}`)
    .digest('base64url');

const headersOf = (reply: FastifyReply): Record<string, string> =>
  Object.fromEntries(
    KEPT_HEADERS.flatMap((name) => (reply.hasHeader(name) ? [[name, String(reply.getHeader(name))]] : [])),
  );

/** Held until the transaction ends, so a parallel send sees either nothing or the stored answer. */
async function lock(key: string): Promise<void> {
  const rows: Array<{ locked: boolean }> = await db().query(
    `select pg_try_advisory_xact_lock(hashtextextended(app_tenant_id()::text || app_user_id()::text || $1, 0)) as locked`,
    [key],
  );
  if (!rows[0]?.locked) throw new IdempotencyInProgress();
}

async function find(key: string): Promise<StoredAnswer | undefined> {
  const rows: StoredAnswer[] = await db().query(
    `select fingerprint, status, headers, body, sealed_body as "sealedBody" from idempotency_keys
     where actor_id = app_user_id() and key = $1 and created_at > now() - interval '24 hours'`,
    [key],
  );
  return rows[0];
}

async function store(
  key: string,
  fingerprint: string,
  { status, headers, body }: AnswerReady,
  sealedBody: Buffer | null,
): Promise<void> {
  await db().query(
    `insert into idempotency_keys (actor_id, key, fingerprint, status, headers, body, sealed_body)
     values (app_user_id(), $1, $2, $3, $4, $5, $6)
     on conflict (tenant_id, actor_id, key) do update
     set fingerprint = excluded.fingerprint, status = excluded.status, headers = excluded.headers,
         body = excluded.body, sealed_body = excluded.sealed_body, created_at = now()`,
    [key, fingerprint, status, JSON.stringify(headers), sealedBody ? null : body, sealedBody],
  );
}
