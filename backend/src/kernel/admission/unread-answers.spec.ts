import { once } from 'node:events';
import { type AddressInfo, connect, type Socket } from 'node:net';
import fastify, { type FastifyInstance } from 'fastify';
import { boundUnreadAnswers } from './unread-answers.js';

/** More than the network keeps for a reader. */
const LARGE = 'x'.repeat(8 * 1024 * 1024);
const ROOM = 5;

describe('answers that nobody reads', () => {
  let server: FastifyInstance;
  const open: Socket[] = [];
  beforeAll(async () => {
    server = fastify();
    boundUnreadAnswers(server, ({ headers }) => String(headers['x-owner']), ROOM * LARGE.length);
    server.get('/', (_request, reply) => reply.send(LARGE));
    await server.listen({ port: 0, host: '127.0.0.1' });
  });
  afterAll(async () => {
    for (const socket of open) socket.destroy();
    await server.close();
  });

  /** Asks, and reads nothing. Resolves when the answer has begun. */
  async function ask(owner: string, times = 1): Promise<Socket> {
    const socket = connect((server.server.address() as AddressInfo).port, '127.0.0.1');
    open.push(socket);
    socket.on('error', () => undefined);
    socket.write(`GET / HTTP/1.1\r\nhost: localhost\r\nx-owner: ${owner}\r\n\r\n`.repeat(times));
    await once(socket, 'readable');
    return socket;
  }
  const isGone = async (socket: Socket) => {
    socket.resume();
    await once(socket, 'close');
    return true;
  };

  it('are limited, also several on one connection: the client with most loses its oldest connection', async () => {
    const neighbour = await ask('neighbour');
    const first = await ask('flood', 3);
    const second = await ask('flood', 2);
    expect(await isGone(first)).toBe(true);
    const third = await ask('flood', 3);
    expect(await isGone(second)).toBe(true);
    for (const kept of [neighbour, third]) expect(kept.destroyed).toBe(false);
  });

  it('do not affect clients that read', async () => {
    for (let n = 0; n < 2 * ROOM; n += 1) {
      const answer = await fetch(`http://127.0.0.1:${(server.server.address() as AddressInfo).port}/`);
      expect((await answer.text()).length).toBe(LARGE.length);
    }
  });
});
