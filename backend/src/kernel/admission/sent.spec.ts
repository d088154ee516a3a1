import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import fastify, { type FastifyInstance } from 'fastify';
import { asksApi, hasBody, isUpload } from './sent.js';

describe('whether a request is for the API', () => {
  let server: FastifyInstance;
  beforeAll(async () => {
    server = fastify({ routerOptions: { ignoreTrailingSlash: true } });
    server.get('/api/clients', async () => 'served');
    await server.listen({ port: 0, host: '127.0.0.1' });
  });
  afterAll(() => server.close());

  /** As it is written: `inject` would tidy it up. */
  async function isServed(path: string): Promise<boolean> {
    const sent = request({ port: (server.server.address() as AddressInfo).port, path }).end();
    const [answer] = (await once(sent, 'response')) as [IncomingMessage];
    answer.resume();
    return answer.statusCode === 200;
  }

  it.each([
    ...['/api/clients', '/api/clients/', '/api/clients?q=1'],
    ...['/%61pi/clients', '/%61%70%69/clients?q=1', 'http://localhost/api/clients'],
  ])('is true for %s, which the router sends there', async (url) => {
    expect([await isServed(url), asksApi({ url, headers: {} })]).toEqual([true, true]);
  });

  it.each([
    ...['/', '/health/ready', '/metrics', '/clients?q=a%20b', '/assets/index-B4x_1.js', '/apis/clients'],
    ...['//api/clients', '/./api/clients', '/assets/../api/clients', '/API/clients'],
  ])('is false for %s', async (url) => {
    expect([await isServed(url), asksApi({ url, headers: {} })]).toEqual([false, false]);
  });
});

describe('a body', () => {
  const json = { 'content-type': 'application/json' };
  const form = { 'content-type': 'Multipart/form-data; boundary=x' };

  it.each([
    [{}, false, false],
    [{ 'content-length': '0', ...form }, false, false],
    [{ 'content-length': '9', ...json }, true, false],
    [{ 'transfer-encoding': 'chunked', ...json }, true, false],
    [{ 'content-length': '9', ...form }, true, true],
  ])('is recognized by the headers %j', (headers, body, upload) => {
    expect([hasBody({ headers }), isUpload({ headers })]).toEqual([body, upload]);
  });
});
