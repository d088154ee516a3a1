import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RunningProxy, startProxy } from '../../../scripts/sandbox/proxy.mjs';
import { startSandbox } from '../../../scripts/sandbox/sandbox.mjs';
import { ContractCheck } from '../support/contract-check.js';
import { operations } from './contract-document.js';

const CLIENTS = '/api/v1/clients';

/** Stands for the backend: says what it was asked, and counts it. */
class Backend {
  readonly asked: Array<Pick<IncomingMessage, 'method' | 'url' | 'headers'> & { body: string }> = [];
  private readonly server: Server = createServer((request, response) => {
    if (request.url?.startsWith('/too-large')) {
      response.writeHead(413, { connection: request.url.split('?')[1] }).end('too large');
      return;
    }
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      this.asked.push({ method: request.method, url: request.url, headers: request.headers, body });
      response.writeHead(201, { 'content-type': 'application/json', 'set-cookie': ['a=1', 'b=2'] });
      response.end('{"id":"made"}');
    });
  });

  async listen(): Promise<string> {
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  close(): void {
    this.server.closeAllConnections();
    this.server.close();
  }
}

describe('the proxy of the sandbox', () => {
  let backend: Backend;
  let proxy: RunningProxy;
  let resets = 0;
  let target: string | null;
  beforeAll(async () => {
    backend = new Backend();
    target = await backend.listen();
    const reset = () => Promise.resolve(void (resets += 1));
    proxy = await startProxy({ port: 0, host: '127.0.0.1', target: () => target, reset });
  });
  afterAll(async () => {
    await proxy.close();
    backend.close();
  });
  beforeEach(() => {
    backend.asked.length = 0;
    resets = 0;
  });

  const call = (path: string, init: RequestInit = {}) => fetch(`${proxy.address}${path}`, init);
  const simulate = (value: string, path = CLIENTS, init: RequestInit = {}) =>
    call(path, { ...init, headers: { 'Hedgerow-Simulate': value, ...init.headers } });

  it('forwards requests that ask for no simulation, and returns the answer', async () => {
    const body = JSON.stringify({ displayName: 'Wren' });
    const headers = { 'Idempotency-Key': 'one', 'X-Request-Id': 'request-of-mine' };
    const answer = await call(`${CLIENTS}?fields=id`, { method: 'POST', body, headers });
    expect([answer.status, await answer.json()]).toEqual([201, { id: 'made' }]);
    expect(answer.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
    expect(answer.headers.get('x-request-id')).toBe('request-of-mine');
    expect(backend.asked).toMatchObject([
      { method: 'POST', url: `${CLIENTS}?fields=id`, body, headers: { 'idempotency-key': 'one' } },
    ]);
  });

  it('returns a refusal that comes before a large body was sent completely', async () => {
    for (const connection of ['close', 'keep-alive']) {
      const answer = await call(`/too-large?${connection}`, { method: 'POST', body: Buffer.alloc(30 * 1024 * 1024) });
      expect([answer.status, await answer.text()]).toEqual([413, 'too large']);
    }
  });

  it('simulates every failure of the contract as documented, and changes nothing', async () => {
    const check = ContractCheck.ofCommitted();
    const broken: string[] = [];
    for (const { method, url, status, code, place } of failures) {
      const answer = await simulate(`status=${status}, code=${code}`, url, { method });
      const body = await answer.text();
      const kept = { statusCode: answer.status, headers: Object.fromEntries(answer.headers), body };
      const wrong = check.breaches({ method, url }, kept);
      if (answer.status !== status || (JSON.parse(body) as { code: string }).code !== code) wrong.push(body);
      broken.push(...wrong.map((sentence) => `${place}, ${code}: ${sentence}`));
    }
    expect(broken).toEqual([]);
    expect(failures.length).toBeGreaterThan(1_000);
    expect(backend.asked).toEqual([]);
  });

  it.each([
    ['status=429', 429, '5'],
    ['status=429, retry-after=30', 429, '30'],
    ['code=unavailable;retry-after=0', 503, '0'],
  ])('sends Retry-After: %s', async (value, status, seconds) => {
    const { status: answered, headers } = await simulate(value);
    expect([answered, headers.get('retry-after')]).toEqual([status, seconds]);
    if (status === 429) expect(headers.get('ratelimit')).toBe(`"session";r=0;t=${seconds}`);
  });

  it('delays the answer when asked to, then lets the backend answer', async () => {
    const since = performance.now();
    expect((await simulate('delay=300', CLIENTS, { method: 'POST' })).status).toBe(201);
    // Timers may be early by a millisecond.
    expect(performance.now() - since).toBeGreaterThan(295);
    expect(backend.asked).toHaveLength(1);
  });

  it('sends nothing to the backend when the client hangs up during a delay', async () => {
    await expect(simulate('delay=1500', CLIENTS, { signal: AbortSignal.timeout(50) })).rejects.toThrow();
    // Comes to its end after the other would have.
    expect((await simulate('delay=1500', CLIENTS)).status).toBe(201);
    expect(backend.asked).toHaveLength(1);
  });

  it('drops an answer after the work was done', async () => {
    await expect(simulate('answer=lost', CLIENTS, { method: 'POST' })).rejects.toThrow();
    expect(backend.asked).toHaveLength(1);
  });

  it.each([
    ['', 'is none of status'],
    ['503', 'is none of status'],
    ['__proto__=1', 'is none of status'],
    ['Status=503', 'is none of status'],
    ['status=200', 'status is an error'],
    ['status=5e2', 'status is an error'],
    ['status=503, status=503', 'there twice'],
    ['delay=-1', 'delay is in milliseconds'],
    ['delay=60001', 'delay is in milliseconds'],
    ['retry-after=5', 'goes with a status'],
    ['status=429, retry-after=soon', 'in seconds'],
    ['answer=lost, status=503', 'has no status'],
    ['answer=late', 'can only be lost'],
    ['status=418', 'listClients answers no such thing. It can answer 400 malformed_request or'],
    ['code=version_mismatch', 'answers no such thing'],
    ['status=503, code=unauthenticated', 'answers no such thing'],
    [`code=${'x'.repeat(5_000)}`, 'code is a code'],
  ])('refuses %s, and says why', async (value, why) => {
    const answer = await simulate(value);
    const body = (await answer.json()) as { detail: string };
    expect([answer.status, answer.headers.get('content-type')]).toEqual([
      400,
      'application/problem+json; charset=utf-8',
    ]);
    expect(body).toMatchObject({ code: 'malformed_request', errors: [{ parameter: 'Hedgerow-Simulate' }] });
    expect(body.detail).toContain(why);
    expect(backend.asked).toEqual([]);
  });

  it('simulates nothing outside the contract', async () => {
    for (const path of ['/', '/api/docs', '/api/v1/nothing/here'])
      expect((await simulate('status=503', path)).status).toBe(400);
  });

  it.each(['http://localhost:5173', 'https://localhost', 'http://127.0.0.1:8100', 'http://[::1]:3000'])(
    'lets pages of this machine in: %s',
    async (origin) => {
      const asks = {
        origin,
        'access-control-request-method': 'PATCH',
        'access-control-request-headers': 'hedgerow-simulate,if-match',
      };
      const preflight = await call(CLIENTS, { method: 'OPTIONS', headers: asks });
      expect([preflight.status, preflight.headers.get('access-control-allow-origin')]).toEqual([204, origin]);
      expect(preflight.headers.get('access-control-allow-headers')).toBe('hedgerow-simulate,if-match');
      const answer = await simulate('status=503', CLIENTS, { headers: { origin } });
      expect(answer.headers.get('access-control-allow-origin')).toBe(origin);
      expect(answer.headers.get('access-control-expose-headers')).toContain('Retry-After');
    },
  );

  it.each(['https://localhost.evil.example', 'https://evil.example', 'null'])(
    'lets no page of %s read, nor reset',
    async (origin) => {
      expect((await call(CLIENTS, { headers: { origin } })).headers.get('access-control-allow-origin')).toBeNull();
      expect((await call('/sandbox/reset', { method: 'POST', headers: { origin } })).status).toBe(403);
      expect(resets).toBe(0);
    },
  );

  it('resets only at the documented address', async () => {
    expect((await call('/sandbox/reset', { method: 'POST' })).status).toBe(204);
    const wrong = await call('/sandbox/reset');
    expect([wrong.status, wrong.headers.get('allow')]).toEqual([405, 'POST']);
    expect((await call('/sandbox/other', { method: 'POST' })).status).toBe(404);
    expect(resets).toBe(1);
    expect(backend.asked).toEqual([]);
  });

  it('answers 503 while there is no backend, and when the backend goes away', async () => {
    const before = target;
    for (const gone of [null, 'http://127.0.0.1:9']) {
      target = gone;
      const answer = await call(CLIENTS);
      expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '1']);
    }
    target = before;
  });
});

describe('the sandbox in production', () => {
  it('refuses to start', async () => {
    const request = { dataDir: join(tmpdir(), 'hedgerow-no-sandbox'), port: 0, env: { NODE_ENV: 'production' } };
    await expect(startSandbox(request)).rejects.toThrow('never in production');
    expect(existsSync(request.dataDir)).toBe(false);
  });

  it('is no part of what production runs', () => {
    const source = new URL('../../src/', import.meta.url);
    const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
    const naming = files.filter((file) =>
      /hedgerow-simulate|sandbox\/reset/i.test(readFileSync(new URL(file, source), 'utf8')),
    );
    expect(naming).toEqual([]);
  });
});

/** Every status and code that the contract documents, with a request that can get it. */
const failures = operations.flatMap(({ path, method, operation, place }) =>
  Object.entries(operation.responses)
    .filter(([status]) => Number(status) >= 400)
    .flatMap(([status, { content }]) => {
      const problem = content?.['application/problem+json']?.schema.allOf?.[1];
      const codes = (problem?.properties?.['code']?.enum ?? []) as string[];
      const url = path.replace(/\{\w+\}/g, '01900000-0000-7000-8000-000000000001');
      return codes.map((code) => ({ method: method.toUpperCase(), url, status: Number(status), code, place }));
    }),
);
