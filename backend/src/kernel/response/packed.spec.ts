import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import fastify from 'fastify';
import { notModified, packed } from './index.js';

const long = { items: Array.from({ length: 300 }, (_, number) => ({ number, name: `Hazel Birch ${number}` })) };

async function ask(path: string, acceptEncoding?: string, headers: Record<string, string> = {}) {
  const app = fastify();
  app.addHook('onSend', notModified);
  app.addHook('onSend', packed);
  app.get('/list', () => long);
  app.get('/short', () => ({ items: [] }));
  app.get('/record', (_, reply) => reply.header('etag', '"7"').send(long));
  app.get('/elsewhere', (_, reply) => reply.header('vary', 'Origin').send(long));
  app.get('/events', (_, reply) => reply.type('text/event-stream').send('data: {}\n\n'.repeat(1_000)));
  const asked = { ...headers, ...(acceptEncoding !== undefined && { 'accept-encoding': acceptEncoding }) };
  return app.inject({ method: 'GET', url: path, headers: asked });
}

describe('a long list', () => {
  it.each([
    ['br', 'gzip, deflate, br', brotliDecompressSync],
    ['gzip', 'GZIP;q=0.8, br;q=0', gunzipSync],
  ])('is sent as %s to clients that accept it', async (coding, acceptEncoding, unpack) => {
    const answer = await ask('/list', acceptEncoding);
    expect(answer.headers).toMatchObject({ 'content-encoding': coding, vary: 'Accept-Encoding' });
    expect(Number(answer.headers['content-length'])).toBe(answer.rawPayload.length);
    expect(JSON.parse(unpack(answer.rawPayload).toString())).toEqual(long);
    expect(answer.rawPayload.length).toBeLessThan(JSON.stringify(long).length / 4);
  });

  it.each([[undefined], ['identity'], ['*'], ['br;q=0, gzip;q=0.000']])(
    'goes as it is to %s, and caches learn why',
    async (acceptEncoding) => {
      const answer = await ask('/list', acceptEncoding);
      expect(answer.headers['content-encoding']).toBeUndefined();
      expect(answer.headers['vary']).toBe('Accept-Encoding');
      expect(answer.json()).toEqual(long);
    },
  );

  it('has one ETag for every encoding', async () => {
    const { headers } = await ask('/list', 'br');
    const again = await ask('/list', 'gzip', { 'if-none-match': String(headers['etag']) });
    expect(again.statusCode).toBe(304);
    expect(again.headers['content-encoding']).toBeUndefined();
  });

  it('adds to a Vary header that is there', async () => {
    expect((await ask('/elsewhere', 'br')).headers['vary']).toBe('Origin, Accept-Encoding');
  });
});

it.each([
  ['a short answer', '/short'],
  ['a record whose tag If-Match compares', '/record'],
  ['a stream of events', '/events'],
])('leaves %s as it is', async (_, path) => {
  const answer = await ask(path, 'br, gzip');
  expect(answer.headers['content-encoding']).toBeUndefined();
});
