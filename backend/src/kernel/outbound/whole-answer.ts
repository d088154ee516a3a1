import { type ClientRequest, type IncomingMessage, request as overHttp } from 'node:http';
import { request as overHttps } from 'node:https';
import { HEADER_BYTES, pinnedTo, reasonOf } from './exchange.js';
import { OutboundFailed } from './outbound.errors.js';

/** A question to a server outside whose whole answer counts. */
export interface Asking {
  method: 'GET' | 'POST';
  headers: Record<string, string>;
  body?: string | undefined;
  /** For the whole exchange: connecting, sending, waiting, reading. */
  timeoutMs: number;
  /** Of the body; a longer one is a failure. */
  maxBytes: number;
}

export interface WholeAnswer {
  status: number;
  headers: Record<string, string>;
  body: Buffer;
}

const WHO = 'The server';

/** Asks one of `addresses`, which were checked, and reads the answer to its end. Follows no redirect. */
export function ask(url: URL, addresses: string[], { body, ...asking }: Asking): Promise<WholeAnswer> {
  const { promise, resolve, reject } = Promise.withResolvers<WholeAnswer>();
  const deadline = AbortSignal.timeout(asking.timeoutMs);
  const fail = (error: Error) =>
    reject(new OutboundFailed(reasonOf(error, deadline, asking.timeoutMs, WHO), { cause: error }));
  const start = url.protocol === 'https:' ? overHttps : overHttp;
  const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
  const request = start(url, {
    method: asking.method,
    headers: { ...asking.headers, ...length, 'accept-encoding': 'identity' },
    // A fresh connection: a pooled one may lead to an address that was allowed for another call.
    agent: false,
    maxHeaderSize: HEADER_BYTES,
    lookup: pinnedTo(addresses),
    signal: deadline,
  });
  request.on('error', fail);
  request.on('close', () => fail(new Error('the connection was closed')));
  request.on('response', (response) => read(request, response, asking.maxBytes, resolve, fail));
  request.on('upgrade', (_, socket) => socket.destroy());
  request.end(body);
  return promise;
}

function read(
  request: ClientRequest,
  response: IncomingMessage,
  maxBytes: number,
  resolve: (answer: WholeAnswer) => void,
  fail: (error: Error) => void,
): void {
  const chunks: Buffer[] = [];
  let size = 0;
  response.on('data', (chunk: Buffer) => {
    chunks.push(chunk);
    size += chunk.length;
    if (size > maxBytes) request.destroy(new Error('the answer is too long'));
  });
  response.on('error', fail);
  response.on('end', () => {
    resolve({ status: response.statusCode ?? 0, headers: plain(response), body: Buffer.concat(chunks) });
    request.destroy();
  });
}

const plain = ({ headers }: IncomingMessage): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, [value].flat().join(', ')]],
    ),
  );
