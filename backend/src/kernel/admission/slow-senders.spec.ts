import { once } from 'node:events';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import fastify, { type FastifyInstance } from 'fastify';
import { hangUpOnSlowSenders } from './slow-senders.js';

describe('a body that trickles', () => {
  let server: FastifyInstance;
  afterEach(() => server.close());

  async function send(head: string, patienceMs: number): Promise<Socket> {
    server = fastify();
    hangUpOnSlowSenders(server, patienceMs);
    server.post('/', () => 'thanks');
    await server.listen({ port: 0, host: '127.0.0.1' });
    const socket = connect((server.server.address() as AddressInfo).port, '127.0.0.1');
    await once(socket, 'connect');
    socket.write(`POST / HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\n${head}\r\n\r\n`);
    return socket;
  }

  it.each(['content-length: 1000', 'transfer-encoding: chunked'])('is answered and cut off (%s)', async (head) => {
    const socket = await send(head, 300);
    const drip = setInterval(() => socket.write(head.includes('chunked') ? '1\r\n{\r\n' : '{'), 20);
    socket.on('error', () => undefined);
    const answer = await text(socket);
    clearInterval(drip);
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(answer).toContain('"code":"malformed_request"');
  });

  it('is not cut off once it has arrived', async () => {
    const socket = await send('content-length: 2\r\nconnection: close', 60_000);
    socket.write('{}');
    expect(await text(socket)).toMatch(/^HTTP\/1\.1 200 /);
  });
});
