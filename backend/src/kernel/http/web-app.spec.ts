import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import fastify, { type FastifyInstance } from 'fastify';
import { serveWebApp } from './web-app.js';

const SCRIPT = 'export const hedge = 1;';
const ASSET = '/assets/app-1a2b3c4d.js';
let folder: string;
let server: FastifyInstance;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hedgerow-web-'));
  await mkdir(join(folder, 'assets'));
  await writeFile(join(folder, 'index.html'), '<!doctype html>');
  await writeFile(join(folder, ASSET), SCRIPT);
  await writeFile(join(folder, `${ASSET}.br`), brotliCompressSync(SCRIPT));
  await writeFile(join(folder, `${ASSET}.gz`), gzipSync(SCRIPT));
  server = fastify();
  server.addHook('onRequest', async (_, reply) => {
    reply.header('content-security-policy', "default-src 'self'").header('x-content-type-options', 'nosniff');
  });
  // Of Nest's application it takes these two.
  const app = {
    register: (plugin: never, options: never) => server.register(plugin, options),
    getHttpAdapter: () => ({ getInstance: () => server }),
  } as unknown as NestFastifyApplication;
  await serveWebApp(app, folder);
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

const get = (url: string, acceptEncoding = '') =>
  server.inject({ method: 'GET', url, headers: { 'accept-encoding': acceptEncoding } });

it.each([
  ['br', 'gzip, deflate, br'],
  ['gzip', 'gzip'],
  [undefined, 'identity'],
])('sends a part of the app as %s, cached for good', async (coding, acceptEncoding) => {
  const { headers } = await get(ASSET, acceptEncoding);
  expect(headers['content-encoding']).toBe(coding);
  expect(headers).toMatchObject({
    'cache-control': 'public, max-age=31536000, immutable',
    'content-type': expect.stringContaining('javascript'),
    vary: 'accept-encoding',
    'x-content-type-options': 'nosniff',
  });
});

it.each([
  '/clients?q=dana%40example.com',
  '/clients?q=ann.fay',
  '/sign-in?next=/a.b',
  '/clients?q=/api/x.js',
  '/apiary',
])('opens the app at %s', async (address) => {
  expect((await get(address)).statusCode).toBe(200);
});

it.each(['/assets/gone.js', '/favicon.png?v=2', '/api/v1/none', '/api?q=1', '/health'])(
  'is no page at %s',
  async (address) => {
    expect((await get(address)).statusCode).toBe(404);
  },
);

it('has the page revalidated each time, with its content security policy', async () => {
  for (const address of ['/', '/clients/1?tab=jobs']) {
    const { headers } = await get(address, 'br');
    expect(headers).toMatchObject({ 'cache-control': 'no-cache', 'content-security-policy': "default-src 'self'" });
  }
  expect((await get(ASSET)).headers['content-security-policy']).toBeUndefined();
});
