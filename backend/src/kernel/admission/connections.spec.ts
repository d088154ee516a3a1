import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import fastify, { type FastifyInstance } from 'fastify';
import { boundConnections } from './connections.js';

const MOST = 10;
/** What one network alone may have of them. */
const SHARE = 8;

describe('open connections', () => {
  let server: FastifyInstance;
  let network = '';
  const open: Socket[] = [];
  let slow = Promise.withResolvers<null>();
  const finish = () => slow.resolve(null);

  beforeAll(async () => {
    server = fastify();
    boundConnections(server, MOST, () => network);
    server.get('/', () => 'done');
    server.get('/slow', async () => slow.promise.then(() => 'done'));
    await server.listen({ port: 0, host: '127.0.0.1' });
  });
  beforeEach(() => (slow = Promise.withResolvers()));
  afterEach(() => {
    for (const socket of open.splice(0)) socket.destroy();
  });
  afterAll(() => server.close());

  const port = () => (server.server.address() as AddressInfo).port;
  /** Begins a request and does not end it. */
  const hang = async (from: string): Promise<Socket> => {
    network = from;
    const socket = connect(port(), '127.0.0.1').on('error', () => undefined);
    open.push(socket.resume());
    const arrived = once(server.server, 'connection');
    socket.write('GET / HT');
    await arrived;
    return socket;
  };
  const ask = async (from: string, path = '/') => {
    network = from;
    const arrived = once(server.server, 'connection');
    const sent = request({ port: port(), path, agent: false }).end();
    const answer = once(sent, 'response').then(([response]) => (response as IncomingMessage).statusCode);
    answer.catch(() => undefined);
    await arrived;
    return { answer };
  };
  const untilGone = (socket: Socket) => socket.closed || once(socket, 'close');

  it('of one network that sends nothing leave room for others: the oldest are closed', async () => {
    const first = await hang('flood');
    for (let n = 1; n < 3 * MOST; n += 1) await hang('flood');
    await untilGone(first);
    expect(await (await ask('neighbour')).answer).toBe(200);
    expect(open.slice(-SHARE).filter(({ destroyed }) => destroyed)).toEqual([]);
    for (const socket of open.slice(0, -SHARE)) await untilGone(socket);
    // Neither does it shut itself out.
    expect(await (await ask('flood')).answer).toBe(200);
  });

  it('are kept while one of several requests on them is in progress', async () => {
    network = 'busy';
    const socket = connect(port(), '127.0.0.1').on('error', () => undefined);
    open.push(socket);
    const arrived = once(server.server, 'connection');
    // Answered in their order: the first is there long before the second.
    socket.write('GET / HTTP/1.1\r\nhost: x\r\n\r\nGET /slow HTTP/1.1\r\nhost: x\r\n\r\n');
    await arrived;
    await once(socket, 'data');
    for (let n = 0; n < 2 * MOST; n += 1) await hang('busy');
    const second = once(socket, 'data');
    finish();
    expect(String((await second)[0])).toContain('200 OK');
  });

  it('are kept while a request is in progress', async () => {
    const { answer } = await ask('busy', '/slow');
    for (let n = 0; n < 2 * MOST; n += 1) await hang('busy');
    finish();
    expect(await answer).toBe(200);
  });
});
