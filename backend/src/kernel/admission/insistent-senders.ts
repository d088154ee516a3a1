import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';

/** Refusals on one connection within a second. A sender that waits as `Retry-After` says has fewer. */
const MOST_REFUSALS = 5;
const WITHIN_MS = 1_000;
/** Clients that we know of send the next request when they have the answer; proxies share a connection the same way. */
const MOST_AT_ONCE = 5;
/** No proxy and no client sends so many behind the last: not even that is answered. */
const MOST_UNREAD = 100;

/** What happened on a connection. */
class Conversation {
  /** What has no answer yet. */
  readonly running = new Set<ServerResponse>();
  isEnding = false;
  private refusals = 0;
  private since = 0;
  private unread = 0;

  get isInsistent(): boolean {
    if (this.running.size >= MOST_AT_ONCE) return true;
    return this.refusals >= MOST_REFUSALS && performance.now() - this.since < WITHIN_MS;
  }

  refused(): void {
    const now = performance.now();
    if (now - this.since >= WITHIN_MS) [this.since, this.refusals] = [now, 0];
    this.refusals += 1;
  }

  /** What was sent behind the last request: Node goes through a whole piece, and keeps each until the connection has ended. */
  drop(socket: Socket): void {
    this.unread += 1;
    if (this.unread < MOST_UNREAD) socket.pause();
    else if (!socket.destroyed) endWithoutStackTrace(socket);
  }

  /** Up to Node 20 an answer that stands behind another of its connection is not told that the connection has ended. */
  ended(): void {
    for (const answer of this.running) if (!answer.closed) answer.emit('close');
  }
}

/**
 * Lets a connection go on which somebody asks on without waiting: at once after refusals, of whatever kind, or before there
 * are answers. Each request costs little, and yet a few hundred connections that do nothing else fill every turn of the
 * event loop, which accepts one new connection in each. The request that is too much is the last: it is treated like any
 * other, because proxies share a connection between many senders, and what was sent behind it is not looked at. To go on
 * the sender has to connect anew, and waits as others do.
 * Goes before all that listens to requests: call it last.
 */
export function hangUpOnInsistentSenders({ server }: Pick<FastifyInstance, 'server'>): void {
  const conversations = new WeakMap<Socket, Conversation>();
  const serve = server.listeners('request') as RequestListener[];
  server.removeAllListeners('request');
  server.on('connection', (socket: Socket) => {
    const conversation = new Conversation();
    conversations.set(socket, conversation);
    socket.once('close', () => setImmediate(() => conversation.ended()));
  });
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    const conversation = conversations.get(request.socket) ?? new Conversation();
    if (conversation.isEnding) return conversation.drop(request.socket);
    conversation.running.add(response);
    if (conversation.isInsistent) {
      conversation.isEnding = true;
      response.shouldKeepAlive = false;
    }
    let isCounted = false;
    const count = () => {
      if (!isCounted && response.statusCode >= 400) conversation.refused();
      isCounted = true;
    };
    response.once('prefinish', () => {
      conversation.running.delete(response);
      count();
    });
    for (const listener of serve) listener(request, response);
    // One that stands behind another answer of its connection finishes later than it is written.
    if (response.writableEnded) count();
  });
  // Node answers an unknown `Expect` itself, without these rules. It may be ignored (RFC 9110, 10.1.1).
  server.on('checkExpectation', (request, response) => server.emit('request', request, response));
}

/** Node makes an error for each request that ends with its connection, and their stack traces are most of the work. */
function endWithoutStackTrace(socket: Socket): void {
  const { stackTraceLimit } = Error;
  socket.prependOnceListener('close', () => (Error.stackTraceLimit = 0));
  socket.once('close', () => (Error.stackTraceLimit = stackTraceLimit));
  socket.destroy();
}
