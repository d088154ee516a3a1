import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { type Answer, exchange } from './exchange.js';
import { OutboundFailed } from './outbound.errors.js';
import { ask } from './whole-answer.js';

/** A receiver that writes whatever a test wants, byte for byte. */
let server: Server;
let speak: (socket: Socket) => unknown;
const open = new Set<Socket>();

beforeAll(async () => {
  server = createServer((socket) => {
    open.add(socket);
    socket.on('error', () => undefined);
    socket.once('close', () => open.delete(socket));
    socket.once('data', () => speak(socket));
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
});
afterAll(() => {
  for (const socket of open) socket.destroy();
  server.close();
});

const call = (protocol = 'http', timeoutMs = 60_000): Promise<Answer> => {
  const { port } = server.address() as AddressInfo;
  const url = new URL(`${protocol}://127.0.0.1:${port}/`);
  return exchange(url, ['127.0.0.1'], { headers: {}, body: '{}', timeoutMs });
};

/** Writes the head, then keeps writing until the other side hangs up, or the test's patience ends. */
const forever =
  (chunk: string, everyMs: number, head = '') =>
  async (socket: Socket) => {
    socket.write(head);
    for (let turn = 0; turn < 2_000 && !socket.destroyed; turn += 1) {
      if (!socket.write(chunk)) await pause(everyMs);
      else if (everyMs > 0) await pause(everyMs);
      else await new Promise(setImmediate);
    }
  };

describe('a response whose headers have arrived', () => {
  const HEAD = 'HTTP/1.1 200 OK\r\nRetry-After: 7\r\n';
  it.each<[string, (socket: Socket) => unknown]>([
    ['a body that never begins', (socket) => socket.write(`${HEAD}content-length: 10\r\n\r\n`)],
    ['a body that never ends', (socket) => socket.write(`${HEAD}transfer-encoding: chunked\r\n\r\n2\r\nok\r\n`)],
    ['a body that trickles', forever('x', 50, `${HEAD}\r\n`)],
    ['a body without end', forever('x'.repeat(65_536), 0, `${HEAD}\r\n`)],
    ['a body that breaks off', (socket) => void socket.end(`${HEAD}content-length: 10\r\n\r\nok`)],
    ['a reset after it', (socket) => void socket.write(`${HEAD}\r\nok`, () => socket.resetAndDestroy())],
    ['chunks that are none', (socket) => socket.write(`${HEAD}transfer-encoding: chunked\r\n\r\nzzz\r\n`)],
    ['a body that says it is packed', (socket) => void socket.end(`${HEAD}content-encoding: gzip\r\n\r\nnot packed`)],
    [
      'hints before it',
      (socket) => void socket.end(`HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\n\r\n${HEAD}\r\n`),
    ],
  ])('is kept, with %s', async (_, manner) => {
    speak = manner;
    const answer = await call();
    expect(answer).toMatchObject({ status: 200, retryAfter: '7' });
    expect(answer.excerpt.length).toBeLessThanOrEqual(4_096);
  });

  it('ends the connection, so that nothing can be streamed to us', async () => {
    speak = forever('x', 10, 'HTTP/1.1 204 No Content\r\n\r\n');
    await call();
    while (open.size > 0) await pause(10);
  });
});

it('treats a protocol upgrade as a response, and hangs up', async () => {
  speak = (socket) =>
    void socket.write('HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n');
  expect(await call()).toMatchObject({ status: 101, excerpt: '' });
  while (open.size > 0) await pause(10);
});

describe('what is not a response', () => {
  it.each<[string, (socket: Socket) => unknown]>([
    ['a status line that is none', (socket) => void socket.end('HTTP/1.1 OK 200\r\n\r\n')],
    ['another protocol', (socket) => void socket.end('220 mail.example.com ESMTP\r\n')],
    ['headers without end', forever('x-filler: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\r\n', 0)],
    ['nothing at all', (socket) => void socket.end()],
  ])('%s fails at once', async (_, manner) => {
    speak = manner;
    await expect(call()).rejects.toBeInstanceOf(OutboundFailed);
  });

  it.each<[string, string, (socket: Socket) => unknown]>([
    ['headers that trickle', 'http', forever('x', 20, 'HTTP/1.1 200 OK\r\n')],
    ['hints and no answer', 'http', forever('HTTP/1.1 103 Early Hints\r\n\r\n', 20)],
    ['silence', 'http', () => undefined],
    ['a handshake that never goes on', 'https', () => undefined],
  ])('%s fails when the time is over', async (_, protocol, manner) => {
    speak = manner;
    await expect(call(protocol, 300)).rejects.toThrow('No response within 0.3 seconds.');
  });
});

describe('a whole answer', () => {
  const whole = (timeoutMs = 60_000) => {
    const { port } = server.address() as AddressInfo;
    const asking = { method: 'GET' as const, headers: {}, timeoutMs, maxBytes: 1_000 };
    return ask(new URL(`http://127.0.0.1:${port}/`), ['127.0.0.1'], asking);
  };

  it('is read to its end', async () => {
    speak = (socket) => void socket.end('HTTP/1.1 201 Made\r\ncontent-type: text/x\r\ncontent-length: 2\r\n\r\nok');
    expect(await whole()).toMatchObject({
      status: 201,
      headers: { 'content-type': 'text/x' },
      body: Buffer.from('ok'),
    });
  });

  it('leads nowhere else', async () => {
    speak = (socket) => void socket.end('HTTP/1.1 302 Found\r\nlocation: /x\r\ncontent-length: 0\r\n\r\n');
    expect(await whole()).toMatchObject({ status: 302 });
  });

  it.each<[string, (socket: Socket) => unknown]>([
    ['breaks off', (socket) => void socket.end('HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\nok')],
    ['is too long', forever('x'.repeat(2_000), 0, 'HTTP/1.1 200 OK\r\n\r\n')],
    ['is none', (socket) => void socket.end('220 mail.example.com ESMTP\r\n')],
    [
      'goes over to another protocol',
      (socket) => void socket.end('HTTP/1.1 101 X\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n'),
    ],
  ])('fails when it %s', async (_, manner) => {
    speak = manner;
    await expect(whole()).rejects.toBeInstanceOf(OutboundFailed);
    while (open.size > 0) await pause(10);
  });

  it('fails when it trickles until the time is over', async () => {
    speak = forever('x', 50, 'HTTP/1.1 200 OK\r\ncontent-length: 900\r\n\r\n');
    await expect(whole(300)).rejects.toThrow('No response within 0.3 seconds.');
  });
});
