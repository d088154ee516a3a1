import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { ProblemDto } from '../problem/index.js';

/** The first line of a request as far as it can be read. */
const TARGET = /^\S{1,100} (\/[!$-;=?-Z_a-z~]*) HTTP\/\d/;

/** The requested path, from bytes that Node could not parse as a request; `/` where even that is missing. */
export function targetIn({ rawPacket }: { rawPacket?: unknown }): string {
  if (!Buffer.isBuffer(rawPacket)) return '/';
  return TARGET.exec(rawPacket.subarray(0, 4_096).toString('latin1'))?.[1] ?? '/';
}

/** Answers a connection whose bytes are not HTTP, with a problem document like any other error. */
export function answerBelowHttp(socket: Socket, problem: ProblemDto): void {
  if (!socket.writable) return void socket.destroy();
  const body = JSON.stringify(problem);
  const head = [
    `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status] ?? ''}`,
    'content-type: application/problem+json; charset=utf-8',
    `content-length: ${Buffer.byteLength(body)}`,
    `x-request-id: ${problem.requestId}`,
    'connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}
