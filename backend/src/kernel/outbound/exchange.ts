import { type ClientRequest, type IncomingMessage, request as overHttp } from 'node:http';
import { request as overHttps } from 'node:https';
import { isIPv6, type LookupFunction } from 'node:net';
import { OutboundFailed } from './outbound.errors.js';

/** A POST to a receiver outside. */
export interface Posting {
  headers: Record<string, string>;
  body: string;
  /** For the whole exchange: connecting, sending, waiting, reading. */
  timeoutMs: number;
}

/** The response. */
export interface Answer {
  status: number;
  /** The beginning of the body, as text that can be stored. */
  excerpt: string;
  /** The header `Retry-After` as it came; null without one. */
  retryAfter: string | null;
}

/** Enough to see what a receiver complains about; the rest is not read. */
const EXCERPT_BYTES = 4_096;
/** The result is known from the headers; the body is extra and may take this long. */
const EXCERPT_MS = 1_000;
export const HEADER_BYTES = 16_384;

/**
 * Posts to one of `addresses`, which were checked, whatever the host's name resolves to by now. Follows no redirect.
 */
export function exchange(url: URL, addresses: string[], { headers, body, timeoutMs }: Posting): Promise<Answer> {
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  const deadline = AbortSignal.timeout(timeoutMs);
  const fail = (error: Error) => reject(new OutboundFailed(reasonOf(error, deadline, timeoutMs), { cause: error }));
  const start = url.protocol === 'https:' ? overHttps : overHttp;
  const request = start(url, {
    method: 'POST',
    headers: { ...headers, 'content-length': String(Buffer.byteLength(body)), 'accept-encoding': 'identity' },
    // A fresh connection: a pooled one may lead to an address that was allowed for another call.
    agent: false,
    maxHeaderSize: HEADER_BYTES,
    lookup: pinnedTo(addresses),
    signal: deadline,
  });
  request.on('error', fail);
  // Whatever else may end it, nobody waits for an exchange that is over.
  request.on('close', () => fail(new Error('the connection was closed')));
  request.on('response', (response) => read(request, response, resolve));
  // 101 was not asked for, so it is no success. Without a listener the connection would stay open past every deadline.
  request.on('upgrade', (response, socket) => {
    resolve({ status: response.statusCode ?? 0, excerpt: '', retryAfter: null });
    socket.destroy();
  });
  request.end(body);
  return promise;
}

export function pinnedTo(addresses: string[]): LookupFunction {
  const pinned = addresses.map((address) => ({ address, family: isIPv6(address) ? 6 : 4 }));
  return (_host, { all }, found) => {
    const [first = { address: '', family: 0 }] = pinned;
    if (all) found(null, pinned);
    else found(null, first.address, first.family);
  };
}

/**
 * Reads the beginning of the body. The status is the result; a body that breaks off or never ends does not change it.
 */
function read(request: ClientRequest, response: IncomingMessage, resolve: (answer: Answer) => void): void {
  const chunks: Buffer[] = [];
  let size = 0;
  const settle = () => {
    clearTimeout(enough);
    const { statusCode: status = 0, headers } = response;
    resolve({ status, excerpt: excerptOf(Buffer.concat(chunks)), retryAfter: headers['retry-after'] ?? null });
    request.destroy();
  };
  const enough = setTimeout(settle, EXCERPT_MS);
  response.on('data', (chunk: Buffer) => {
    chunks.push(chunk);
    size += chunk.length;
    if (size >= EXCERPT_BYTES) settle();
  });
  response.on('end', settle);
  response.on('error', settle);
  // Ahead of the listeners that would call it a failure: parser errors in the body, and the end of the connection.
  request.prependListener('error', settle);
  request.prependListener('close', settle);
  response.on('close', settle);
}

/** Bytes as text; invalid text, and text that PostgreSQL does not store, becomes the replacement character. */
const excerptOf = (bytes: Buffer): string =>
  new TextDecoder().decode(bytes.subarray(0, EXCERPT_BYTES)).replaceAll('\0', '\ufffd');

const KNOWN: Record<string, string> = {
  ECONNREFUSED: 'refused the connection.',
  ECONNRESET: 'closed the connection without responding.',
  EHOSTUNREACH: 'can’t be reached.',
  ENETUNREACH: 'can’t be reached.',
  ETIMEDOUT: 'isn’t accepting connections.',
  EPIPE: 'closed the connection without responding.',
};

export function reasonOf(error: Error, deadline: AbortSignal, timeoutMs: number, who = 'Your server'): string {
  if (deadline.aborted) return `No response within ${timeoutMs / 1_000} seconds.`;
  const { code = '' } = error as NodeJS.ErrnoException;
  const known = KNOWN[code];
  return known ? `${who} ${known}` : `No response: ${code || error.message}`.slice(0, 300);
}
