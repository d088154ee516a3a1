import { once } from 'node:events';
import { type AddressInfo, connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { text } from 'node:stream/consumers';
import fastify, { type FastifyInstance } from 'fastify';
import { limitPipelining } from './pipelining.js';

describe('requests on one connection', () => {
  let server: FastifyInstance;
  let began = 0;
  beforeAll(async () => {
    server = fastify();
    limitPipelining(server);
    server.get('/', async () => {
      began += 1;
      await pause(50);
      return 'ok';
    });
    await server.listen({ port: 0, host: '127.0.0.1' });
  });
  afterAll(() => server.close());

  async function send(requests: string): Promise<string> {
    const socket = connect((server.server.address() as AddressInfo).port, '127.0.0.1');
    await once(socket, 'connect');
    socket.write(requests);
    return text(socket);
  }
  const request = 'GET / HTTP/1.1\r\nhost: localhost\r\n\r\n';

  it('are not begun all at once', async () => {
    const answers = await send(request.repeat(500));
    expect(began).toBeLessThanOrEqual(10);
    expect(answers.match(/HTTP\/1\.1 200 /g)).toHaveLength(10);
    expect(answers).toMatch(/HTTP\/1\.1 503 [^]*retry-after[^]*"code":"overloaded"/i);
  });

  it('follow one another', async () => {
    const agentLike = Array.from({ length: 3 }, async () => (await server.inject('/')).statusCode);
    expect(await Promise.all(agentLike)).toEqual([200, 200, 200]);
    expect(await send(request.replace('\r\n\r\n', '\r\nconnection: close\r\n\r\n'))).toContain('200 OK');
  });
});
