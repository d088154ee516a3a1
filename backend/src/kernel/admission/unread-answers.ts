import type { Socket } from 'node:net';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/**
 * Across all answers that their readers have not fetched yet. The network buffers an ordinary reader's answer at once.
 */
const MOST_BYTES = 64 * 1024 * 1024;
/** The part of a file that is in memory while it is being fetched. */
const PIECE_BYTES = 128 * 1024;

/** What a connection has left unread. */
interface Unread {
  owner: string;
  bytes: number;
}

/**
 * Bounds the memory of unread answers: a few connections that ask and never read would fill it. Beyond the bound, the
 * owner with the most unread bytes loses the connection that has waited longest.
 */
export function boundUnreadAnswers(
  server: FastifyInstance,
  ownerOf: (request: FastifyRequest) => string,
  most: number = MOST_BYTES,
): void {
  /** The longest waiting first. */
  const unread = new Map<Socket, Unread>();
  let total = 0;

  const take = (socket: Socket, bytes: number) => {
    const left = unread.get(socket);
    if (!left) return;
    left.bytes -= bytes;
    total -= bytes;
    if (left.bytes <= 0) unread.delete(socket);
  };
  const leave = (socket: Socket, owner: string, bytes: number) => {
    const left = unread.get(socket) ?? { owner, bytes: 0 };
    left.bytes += bytes;
    total += bytes;
    unread.set(socket, left);
  };

  server.server.on('connection', (socket) => socket.once('close', () => take(socket, unread.get(socket)?.bytes ?? 0)));
  server.addHook('onSend', (request, reply, payload, done) => {
    const [{ socket }, bytes] = [request.raw, sizeOf(payload, reply)];
    if (bytes > 0) {
      leave(socket, ownerOf(request), bytes);
      reply.raw.once('finish', () => take(socket, bytes));
      while (total > most) hangUp(unread, take);
    }
    done(null, payload);
  });
}

function sizeOf(payload: unknown, reply: FastifyReply): number {
  if (typeof payload === 'string' || Buffer.isBuffer(payload)) return Buffer.byteLength(payload);
  // Streams of events bound themselves, and stay open.
  const isEvents = String(reply.getHeader('content-type')).startsWith('text/event-stream');
  return payload && !isEvents ? PIECE_BYTES : 0;
}

function hangUp(unread: Map<Socket, Unread>, take: (socket: Socket, bytes: number) => void): void {
  const byOwner = new Map<string, number>();
  for (const { owner, bytes } of unread.values()) byOwner.set(owner, (byOwner.get(owner) ?? 0) + bytes);
  const [heaviest] = [...byOwner].reduce((one, other) => (other[1] > one[1] ? other : one));
  const [oldest] = [...unread].find(([, { owner }]) => owner === heaviest) ?? [];
  if (!oldest) return;
  take(oldest, unread.get(oldest)?.bytes ?? 0);
  oldest.destroy();
}
