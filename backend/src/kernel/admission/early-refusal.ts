import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import type { FastifyInstance } from 'fastify';
import type { AnsweredRequests, RateLimits } from '../limits/index.js';
import { type Refusals, requestIdOf } from '../logging/index.js';
import { LONGEST_PAUSE_S, Overloaded, problemOf } from '../problem/index.js';
import type { InFlight } from './load-shedding.js';

interface Parts {
  inFlight: InFlight;
  limits: RateLimits;
  answered: AnsweredRequests;
  refusals: Refusals;
  /** Origins whose pages may read a refusal. */
  origins: readonly string[];
}

/**
 * Looks at each request before Fastify does: at several times our capacity nearly all are refused, and a refusal that
 * runs through every hook costs a tenth of an answer. Behind proxies the sender is identified later.
 */
export function refuseEarly({ server }: FastifyInstance, parts: Parts): void {
  const serve = server.listeners('request') as RequestListener[];
  server.removeAllListeners('request');
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    if (isTooMuch(request, parts)) return refuse(server, request, response, parts);
    for (const listener of serve) listener(request, response);
  });
}

function isTooMuch(request: IncomingMessage, { inFlight, limits }: Parts): boolean {
  // A page that may call us can read the refusal only if its preflight was allowed.
  if (request.method === 'OPTIONS') return false;
  const caller = limits.provenCaller(request);
  if (!caller && request.headers['x-forwarded-for'] !== undefined) return false;
  return !inFlight.hasRoom(request, caller, request.socket.remoteAddress ?? '');
}

/** Made once: capturing a stack trace takes as long as the rest of a refusal. */
const ERRORS = Array.from({ length: LONGEST_PAUSE_S }, (_, index) => new Overloaded(index + 1));
let turn = 0;

function refuse(server: Server, request: IncomingMessage, response: ServerResponse, parts: Parts): void {
  const { limits, answered, refusals, origins } = parts;
  const error = ERRORS[(turn = (turn + 1) % ERRORS.length)] ?? new Overloaded();
  const id = requestIdOf(request);
  const body = JSON.stringify(problemOf(error, { url: request.url ?? '/', id }));
  const { origin } = request.headers;
  response.writeHead(error.status, {
    ...error.extras.headers,
    'content-type': 'application/problem+json; charset=utf-8',
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    // A process that ends waits for its connections.
    ...(!server.listening && { connection: 'close' }),
    'x-request-id': id,
    ...(origin && origins.includes(origin) && readableBy(origin)),
  });
  response.end(body);
  refusals.count();
  const caller = limits.provenCaller(request);
  if (caller) answered.tell({ caller, status: error.status, ms: 0, address: request.socket.remoteAddress ?? '' });
}

const readableBy = (origin: string) => ({
  'access-control-allow-origin': origin,
  'access-control-expose-headers': 'Retry-After, X-Request-Id',
  vary: 'Origin',
});
