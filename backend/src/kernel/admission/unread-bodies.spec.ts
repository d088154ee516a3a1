import { once } from 'node:events';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import multipart from '@fastify/multipart';
import fastify, { type FastifyInstance } from 'fastify';
import { dropUnreadBodies } from './unread-bodies.js';

/** More than streams and parsers hold of it, and than the network takes for a receiver who does not read. */
const FILE = 'x'.repeat(16 * 1024 * 1024);
const FORM = `--b\r\ncontent-disposition: form-data; name="file"; filename="f.csv"\r\n\r\n${FILE}\r\n--b--\r\n`;
const FORM_TYPE = 'content-type: multipart/form-data; boundary=b';

describe('a request that is answered before its body was read', () => {
  let server: FastifyInstance;
  afterEach(() => server.close());

  async function serve(patienceMs?: number): Promise<void> {
    server = fastify({ bodyLimit: 1_000 });
    dropUnreadBodies(server, patienceMs);
    await server.register(multipart, { limits: { fileSize: Infinity } });
    server.post('/json', () => 'read');
    server.post('/full-disk', async (request, reply) => {
      const part = await request.file();
      if (request.headers['x-close']) reply.header('connection', 'close');
      for await (const chunk of part?.file ?? [])
        throw Object.assign(new Error(`no room for ${(chunk as Buffer).length} bytes`), { statusCode: 503 });
    });
    await server.listen({ port: 0, host: '127.0.0.1' });
  }
  /** Begins a request; its body follows in chunks. */
  async function begin(path: string, headers: string): Promise<Socket> {
    const socket = connect((server.server.address() as AddressInfo).port, '127.0.0.1');
    await once(socket, 'connect');
    socket.write(`POST ${path} HTTP/1.1\r\nhost: localhost\r\ntransfer-encoding: chunked\r\n${headers}\r\n\r\n`);
    return socket;
  }
  const chunk = (text: string) => `${text.length.toString(16)}\r\n${text}\r\n`;
  /** Sends all, and reads only then: the statuses of the answers. */
  async function converse(socket: Socket, all: string): Promise<number[]> {
    await new Promise((resolve) => socket.write(all, resolve));
    return [...(await text(socket)).matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, status]) => Number(status));
  }

  it('leaves its connection usable for the next request', async () => {
    await serve();
    const next = 'GET /next HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n';
    expect(await converse(await begin('/full-disk', FORM_TYPE), `${chunk(FORM)}0\r\n\r\n${next}`)).toEqual([503, 404]);
  });

  it.each([
    ['/full-disk', `${FORM_TYPE}\r\nx-close: 1`, 503],
    ['/full-disk', `${FORM_TYPE}\r\nconnection: close`, 503],
    ['/json', 'content-type: application/json', 413],
  ])('is answered also when the connection closes with the answer: %s, %j', async (path, headers, status) => {
    await serve();
    expect(await converse(await begin(path, headers), `${chunk(FORM)}0\r\n\r\n`)).toEqual([status]);
  });

  it('is answered although its body never ends, and then the connection is closed', async () => {
    await serve(2_000);
    const socket = await begin('/json', 'content-type: application/json');
    // The socket may report an error when the server hangs up while we still write.
    const closed = new Promise((resolve) => socket.on('error', () => undefined).once('close', resolve));
    socket.write(chunk(FORM));
    const [answer] = (await once(socket, 'data')) as [Buffer];
    expect(String(answer)).toMatch(/^HTTP\/1\.1 413 /);
    socket.resume();
    await closed;
  });
});
