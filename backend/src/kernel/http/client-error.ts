import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { ProblemDto } from '../problem/index.js';

/** Answers a connection whose bytes are not HTTP, with the same problem document as everything else. */
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
