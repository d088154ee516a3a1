import { EventSourceParserStream, type EventSourceMessage } from 'eventsource-parser/stream';
import { type Answer, Call } from './call.js';
import { type Credentials, type TokenProvider, tokenSource } from './credentials.js';
import { HedgerowConnectionError, HedgerowError, type OperationId } from './errors.js';
import type { ProblemDto } from './generated/types.gen.js';
import { VERSION } from './generated/version.js';
import { pause } from './pause.js';
import { bodyOf, newId, urlOf } from './request.js';
import { type Outcome, retryAfterOf, RETRIES, type RetryOptions, waitBeforeRetry } from './retry.js';

/** One event of a stream: `data` is JSON. */
export type StreamedEvent = EventSourceMessage;

export interface CallOptions extends RetryOptions {
  /** Gives the call up; what was thrown into the signal comes out. */
  signal?: AbortSignal;
  /** How long one try may take, in milliseconds; for files and streams, until they begin. Default 30000. */
  timeoutMs?: number;
}

export interface HedgerowOptions extends Credentials, CallOptions {
  /** Where the deployment is, without `/api`: `https://hedgerow.example.com`. */
  baseUrl: string;
  /** Instead of the global one: for tests, proxies and tracing. */
  fetch?: typeof fetch;
  /** Sent with each request, for a gateway in front of the deployment for example. */
  headers?: Record<string, string>;
}

/** What the contract says about an operation, as far as sending it needs. */
export interface Operation {
  id: OperationId;
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: string;
  /** Needs no credentials. */
  open?: true;
  /** Takes an `Idempotency-Key`. */
  idempotencyKey?: true;
  /** Media type of the body. */
  body?: string;
  answer: 'json' | 'file' | 'events' | 'nothing';
}

/** The parts of a request, named as in the contract. */
export interface RequestParts {
  path?: object | undefined;
  query?: object | undefined;
  headers?: object | undefined;
  body?: unknown;
}

type Arrived = { response: Response; text: string | undefined };

/** Sends operations: credentials, idempotency keys, time limits and retries, the same for all. */
export class Transport {
  private readonly token: TokenProvider | undefined;

  constructor(private readonly options: HedgerowOptions) {
    this.token = tokenSource(options);
  }

  send<T>(operation: Operation, parts: RequestParts = {}, options: CallOptions = {}): Call<T> {
    return new Call(this.exchange<T>(operation, parts, { ...this.options, ...options }));
  }

  private async exchange<T>(operation: Operation, parts: RequestParts, options: HedgerowOptions): Promise<Answer<T>> {
    const { id, method } = operation;
    const url = urlOf(options.baseUrl, operation.path, parts);
    const { body, headers } = this.prepare(operation, parts);
    const repeatable = method === 'GET' || headers.has('idempotency-key');
    const requestId = headers.get('x-request-id') ?? newId();
    let expired = false;
    for (let attempt = 0; ; attempt++) {
      headers.set('x-request-id', attempt === 0 ? requestId : `${requestId}.${attempt}`);
      if (!operation.open && this.token) headers.set('authorization', `Bearer ${await this.token({ expired })}`);
      const arrived = await this.once(operation, url, { method, headers, body: body ?? null }, options);
      if (!(arrived instanceof HedgerowConnectionError) && arrived.response.ok) return dataOf<T>(operation, arrived);
      const failure = arrived instanceof HedgerowConnectionError ? arrived : refusalOf(id, arrived, headers);
      if (options.tokenProvider && !expired && failure instanceof HedgerowError && failure.status === 401) {
        expired = true;
        continue;
      }
      const outcome: Outcome = failure instanceof HedgerowError ? failure : {};
      const wait = waitBeforeRetry(outcome, repeatable, attempt, { ...RETRIES, ...options });
      if (wait === undefined) throw failure;
      await pause(wait, options.signal);
    }
  }

  private prepare(operation: Operation, { headers: given, body: content }: RequestParts) {
    const { headers: always } = this.options;
    const headers = new Headers({ accept: 'application/json, application/problem+json, */*', ...always, ...given });
    // Browsers say who they are themselves and let nobody else do it.
    if (!('document' in globalThis)) headers.set('user-agent', `hedgerow-sdk/${VERSION}`);
    // One key for all tries: that is what makes the second one harmless.
    if (operation.idempotencyKey && !headers.has('idempotency-key')) headers.set('idempotency-key', newId());
    const body = bodyOf(operation.body, content);
    if (typeof body === 'string') headers.set('content-type', operation.body ?? 'application/json');
    return { headers, body };
  }

  /** One try. No answer is an outcome like others; only what the caller aborted is thrown. */
  private async once(operation: Operation, url: string, init: RequestInit, options: HedgerowOptions) {
    const { signal, timeoutMs = 30_000, fetch: send = globalThis.fetch } = options;
    const limit = new AbortController();
    const timer = setTimeout(
      () => limit.abort(new DOMException(`None within ${timeoutMs} ms.`, 'TimeoutError')),
      timeoutMs,
    );
    try {
      const response = await send(url, {
        ...init,
        signal: AbortSignal.any([limit.signal, ...(signal ? [signal] : [])]),
      });
      const isText = !response.ok || operation.answer === 'json' || operation.answer === 'nothing';
      return { response, text: isText ? await response.text() : undefined };
    } catch (cause) {
      if (signal?.aborted) throw signal.reason;
      return new HedgerowConnectionError(operation.id, reasonOf(cause), { cause });
    } finally {
      clearTimeout(timer);
    }
  }
}

async function dataOf<T>({ id, answer }: Operation, { response, text }: Arrived): Promise<Answer<T>> {
  const read = {
    nothing: () => undefined,
    json: () => parsed(id, text ?? ''),
    file: () => response.blob(),
    events: () => response.body?.pipeThrough(new TextDecoderStream()).pipeThrough(new EventSourceParserStream()),
  };
  return { data: (await read[answer]()) as T, response };
}

function parsed(id: OperationId, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new HedgerowConnectionError(id, 'What came was no JSON; is something else at this address?', { cause });
  }
}

function refusalOf(operation: OperationId, { response, text = '' }: Arrived, sent: Headers): HedgerowError {
  const requestId = response.headers.get('x-request-id') ?? sent.get('x-request-id') ?? '';
  const retryAfterSeconds = retryAfterOf(response.headers);
  return new HedgerowError({
    operation,
    status: response.status,
    problem: problemOf(text),
    requestId,
    retryAfterSeconds,
  });
}

function problemOf(text: string): Partial<ProblemDto> {
  try {
    const problem = JSON.parse(text) as Partial<ProblemDto> | null;
    return typeof problem?.code === 'string' ? problem : {};
  } catch {
    return {};
  }
}

/** `fetch failed` says nothing; its cause does. A time-out is no `Error` in every place where this runs. */
function reasonOf(thrown: unknown): string {
  const { message, cause } = thrown as { message?: string; cause?: { message?: string } };
  return cause?.message ?? message ?? String(thrown);
}
