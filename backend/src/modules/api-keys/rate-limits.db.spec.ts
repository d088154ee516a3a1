import { randomUUID } from 'node:crypto';
import { httpApp, type HttpTestApp, type InjectResponse } from '../../../test/support/index.js';
import { anApiKey, injectWith } from './api-keys.factory.js';
import { newSecret, writeToken } from './api-key-token.js';

let app: HttpTestApp;

/** Every test asks from an address of its own, so that none finds what another has spent. */
let address = 0;
beforeEach(() => void (address += 1));

const times = <T>(count: number, work: (n: number) => Promise<T>) =>
  Promise.all(Array.from({ length: count }, (_, n) => work(n)));
const from = () => ({ remoteAddress: `198.51.100.${address}` });
const tenant = (secret: string) => injectWith(app, secret, { ...from(), method: 'GET', url: '/api/v1/tenant' });
const statuses = (answers: InjectResponse[]) =>
  Object.fromEntries(
    [...Map.groupBy(answers, ({ statusCode }) => statusCode)].map(([status, { length }]) => [status, length]),
  );

describe('requests per minute', () => {
  // Small enough to spend, large enough for what the tests themselves ask.
  beforeAll(
    async () => void (app = await httpApp({ modules: [], env: { RATE_LIMIT: '40', RATE_LIMIT_TENANT: '300' } })),
  );
  afterAll(() => app.close());

  it('are limited per key, and reported on every answer', async () => {
    const { secret } = await anApiKey(app, ['clients.read.all']);
    const first = await tenant(secret);
    expect(first.headers['ratelimit-policy']).toBe('"key";q=40;w=60, "tenant";q=300;w=60');
    expect(first.headers.ratelimit).toMatch(/^"key";r=39;t=\d+, "tenant";r=\d+;t=\d+$/);
    expect(first.headers['x-ratelimit-limit']).toBe('40');
    expect(statuses(await times(45, () => tenant(secret)))).toEqual({ 200: 39, 429: 6 });
    const refused = await tenant(secret);
    expect(refused.json()).toMatchObject({ code: 'too_many_requests', policy: 'key', limit: 40 });
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect(refused.headers['ratelimit']).toMatch(/"key";r=0;t=\d+, "tenant";r=\d+/);
  });

  it('are reported with refusals and answers without content, too', async () => {
    const { secret } = await anApiKey(app, ['clients.read.all', 'members.read']);
    const etag = (await tenant(secret)).headers.etag;
    const ask = (path: string, headers = {}) =>
      injectWith(app, secret, { method: 'GET', url: `/api/v1${path}`, headers });
    const answers = [
      await ask('/tenant', { 'if-none-match': etag }),
      await ask('/api-keys'),
      await ask('/nowhere'),
      await ask(`/members?limit=0`),
    ];
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([304, 403, 404, 422]);
    for (const { headers } of answers) expect(headers['ratelimit']).toMatch(/^"key";r=\d+;t=\d+, "tenant"/);
    const probe = await app.inject({ method: 'GET', url: '/health/live' });
    expect([probe.statusCode, probe.headers['ratelimit']]).toEqual([200, undefined]);
  });

  it('are the same for every spelling of an address', async () => {
    const { secret } = await anApiKey(app, ['clients.read.all']);
    const ask = (url: string) => injectWith(app, secret, { ...from(), method: 'GET', url });
    const answers = [await ask('/%61pi/v1/tenant'), await ask('/a%70%69/v1/%74enant?'), await ask('/%61pi/%76%31/x')];
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 404]);
    expect(answers.map(({ headers }) => /r=\d+/.exec(String(headers['ratelimit']))?.[0])).toEqual([
      'r=39',
      'r=38',
      'r=37',
    ]);
  });

  it('of a key can be lowered, also for bursts, and not raised', async () => {
    const low = await anApiKey(app, ['clients.read.all'], { requestsPerMinute: 5 });
    expect(statuses(await times(12, () => tenant(low.secret)))).toEqual({ 200: 5, 429: 7 });
    const high = await anApiKey(app, ['clients.read.all'], { requestsPerMinute: 5_000 });
    expect((await tenant(high.secret)).headers['ratelimit-policy']).toContain('"key";q=40');
  });

  it('with made-up credentials count for their address', async () => {
    const madeUp = (n: number) =>
      tenant(
        [`nonsense-${n}`, `a.${randomUUID()}.c`, writeToken({ id: randomUUID(), secret: newSecret() })][n % 3] ?? '',
      );
    const answers = await times(60, madeUp);
    expect(statuses(answers)[429]).toBeGreaterThanOrEqual(20);
    expect(answers.at(-1)?.json()).toMatchObject({ code: 'too_many_requests', policy: 'address' });
  });

  it('with a valid key go on while its address is flooded with invalid ones', async () => {
    const { secret } = await anApiKey(app, ['clients.read.all']);
    await tenant(secret);
    await times(60, (n) => tenant(`nonsense-${n}`));
    expect((await tenant('nonsense')).statusCode).toBe(429);
    expect((await tenant(secret)).statusCode).toBe(200);
  });

  it('with valid credentials do not count for the address', async () => {
    const left = async () =>
      Number((await app.inject({ ...from(), method: 'GET', url: '/api/v1/tenant' })).headers['x-ratelimit-remaining']);
    const before = await left();
    await times(3, () => anApiKey(app, ['clients.read.all']).then(({ secret }) => tenant(secret)));
    // What the second look costs itself.
    expect(before - (await left())).toBe(1);
  });
});

describe('requests of a company', () => {
  beforeAll(
    async () => void (app = await httpApp({ modules: [], env: { RATE_LIMIT: '40', RATE_LIMIT_TENANT: '60' } })),
  );
  afterAll(() => app.close());

  it('stop at its limit, without affecting another company', async () => {
    const theirs = await anApiKey(app, ['clients.read.all'], { company: 'rival' });
    const keys = await times(2, () => anApiKey(app, ['clients.read.all']));
    for (const { secret } of keys) await tenant(secret);
    const answers = (await Promise.all(keys.map(({ secret }) => times(35, () => tenant(secret))))).flat();
    const refused = answers.filter(({ statusCode }) => statusCode === 429);
    expect(refused.length).toBeGreaterThan(5);
    expect(refused[0]?.json()).toMatchObject({ policy: 'tenant', limit: 60 });
    expect((await tenant(theirs.secret)).statusCode).toBe(200);
  });
});
