import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { hangUpOnInsistentSenders } from './insistent-senders.js';

describe('a client that keeps sending after refusals', () => {
  let began = 0;
  const unanswered: ServerResponse[] = [];
  const sockets: Socket[] = [];
  const server = createServer((request, response) => {
    began += 1;
    if (request.url === '/never') return void unanswered.push(response);
    response.statusCode = request.url === '/' ? 200 : 503;
    if (request.url === '/at-once') response.end('refused');
    else setImmediate(() => response.end(response.statusCode === 200 ? 'served' : 'refused'));
  });
  beforeAll(async () => {
    hangUpOnInsistentSenders({ server });
    await once(server.listen(0, '127.0.0.1'), 'listening');
  });
  afterEach(() => {
    for (const socket of sockets) socket.destroy();
  });
  afterAll(() => void server.close());

  const request = (path: string) => `GET ${path} HTTP/1.1\r\nhost: localhost\r\n\r\n`;
  async function open(): Promise<Socket> {
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1').setEncoding('utf8');
    socket.on('error', () => undefined);
    sockets.push(socket);
    await once(socket, 'connect');
    return socket;
  }
  /** The answers to these, each asked for when the one before is there; fewer where the connection ends. */
  async function ask(socket: Socket, paths: string[]): Promise<string[]> {
    const answers: string[] = [];
    for (const path of paths) {
      socket.write(request(path));
      const [answer] = (await Promise.race([once(socket, 'data'), once(socket, 'close')])) as [string | boolean];
      if (typeof answer !== 'string') break;
      answers.push(answer);
    }
    return answers;
  }
  const times = <T>(count: number, one: T): T[] => Array.from({ length: count }, () => one);

  it('loses the connection after six', async () => {
    const socket = await open();
    const answers = await ask(socket, times(50, '/refused'));
    expect(answers).toHaveLength(6);
    expect(answers.filter((answer) => /connection: keep-alive/i.test(answer))).toHaveLength(5);
    expect(answers.at(-1)).toMatch(/^HTTP\/1\.1 503 [^]*connection: close/i);
  });

  it('does not cost others on the same connection their answers', async () => {
    const socket = await open();
    const answers = await ask(socket, [...times(5, '/refused'), '/', '/']);
    expect(answers).toHaveLength(6);
    expect(answers.at(-1)).toMatch(/^HTTP\/1\.1 200 [^]*connection: close[^]*served$/i);
  });

  it('has the rest of its requests dropped', async () => {
    const [after, first] = [await open(), await open()];
    await ask(after, times(5, '/refused'));
    for (const [socket, path] of [
      [after, '/refused'],
      [first, '/at-once'],
      [await open(), '/'],
    ] as const) {
      began = 0;
      socket.resume().write(request(path).repeat(50));
      await once(socket, 'close');
      expect(began).toBeLessThanOrEqual(6);
    }
  });

  it('is not one whose requests succeed', async () => {
    const socket = await open();
    expect(await ask(socket, [...times(4, '/refused'), ...times(100, '/')])).toHaveLength(104);
  });
  it('that hangs up cancels all its requests', async () => {
    const socket = await open();
    socket.write(request('/never').repeat(3));
    while (unanswered.length < 3) await new Promise(setImmediate);
    const closed = Promise.all(unanswered.map((answer) => once(answer, 'close')));
    socket.destroy();
    expect(await closed).toHaveLength(3);
  });

  it('is answered by our own handler where Node would answer without a limit', async () => {
    const socket = await open();
    socket.write(request('/').replace('\r\n\r\n', '\r\nexpect: nonsense\r\n\r\n'));
    expect((await once(socket, 'data'))[0]).toContain('200 OK');
  });
});
