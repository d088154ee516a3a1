import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';

/** Refusals on one connection within a second. A sender that honors `Retry-After` gets fewer. */
const MOST_REFUSALS = 5;
const WITHIN_MS = 1_000;
/** The clients we know send the next request once they have the answer; proxies that share a connection do the same. */
const MOST_AT_ONCE = 5;
/** No proxy and no client sends this many after the last request: not even that one is answered. */
const MOST_UNREAD = 100;

/** The requests and refusals of one connection. */
class Conversation {
  /** Requests that are not answered yet. */
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

  /**
   * Drops what was sent after the last request: Node parses the whole chunk and keeps each request until the connection
   * ends.
   */
  drop(socket: Socket): void {
    this.unread += 1;
    if (this.unread < MOST_UNREAD) socket.pause();
    else if (!socket.destroyed) endWithoutStackTrace(socket);
  }

  /** Up to Node 20, an answer queued behind another is not told that its connection has ended. */
  ended(): void {
    for (const answer of this.running) if (!answer.closed) answer.emit('close');
  }
}

/**
 * Closes a connection whose sender keeps asking without waiting: right after refusals of any kind, or before there are
 * answers. Each request costs little, yet a few hundred such connections fill every turn of the event loop, which
 * accepts one new connection per turn. The request that exceeds the limit is answered like any other, because proxies
 * share a connection between many senders; what was sent after it is ignored. To continue, the sender has to reconnect
 * and waits like everybody else. Must run before everything else that listens to requests: call it last.
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

/** Node creates an error for each request that ends with its connection, and most of that work is the stack trace. */
function endWithoutStackTrace(socket: Socket): void {
  const { stackTraceLimit } = Error;
  socket.prependOnceListener('close', () => (Error.stackTraceLimit = 0));
  socket.once('close', () => (Error.stackTraceLimit = stackTraceLimit));
  socket.destroy();
}
