import { httpApp, type HttpTestApp } from '../../../test/support/index.js';

/** Requests are counted by address: what the budget answers tells whose address was believed. */
describe('the address of a request behind proxies', () => {
  let app: HttpTestApp | undefined;
  afterEach(async () => {
    await app?.close();
    app = undefined;
  });

  const boot = async (proxies: string) =>
    (app = await httpApp({ modules: [], env: { TRUSTED_PROXIES: proxies, RATE_LIMIT: '100' } }));
  const left = async (booted: HttpTestApp, forwardedFor: string) => {
    const headers = { 'x-forwarded-for': forwardedFor };
    const answer = await booted.inject({ method: 'GET', url: '/api/v1/tenant', remoteAddress: '172.18.0.5', headers });
    return Number(answer.headers['x-ratelimit-remaining']);
  };

  it('is the one that the trusted proxy saw, whatever the client wrote before it', async () => {
    const booted = await boot('172.18.0.0/16');
    expect(await left(booted, '198.51.100.7')).toBe(99);
    expect(await left(booted, '203.0.113.5, 198.51.100.7')).toBe(98);
    expect(await left(booted, '198.51.100.8')).toBe(99);
  });

  it('is an address and nothing else, whatever a client writes', async () => {
    const booted = await boot('172.18.0.0/16');
    const own = await left(booted, '198.51.100.7');
    // A proxy that adds nothing, and one that adds the address after what it was sent.
    expect(await left(booted, 'card 4111')).toBe(99);
    expect(await left(booted, 'another')).toBe(98);
    expect(await left(booted, 'another, 198.51.100.7')).toBe(own - 1);
    expect(await left(booted, '198.51.100.7:4711')).toBe(own - 2);
    expect(await left(booted, '203.0.113.5, x, [2001:db8::1]:443')).toBe(99);
    expect(await left(booted, '2001:db8::1')).toBe(98);
  });

  it('is that of the connection when that is not trusted', async () => {
    const booted = await boot('loopback');
    expect(await left(booted, '198.51.100.7')).toBe(99);
    expect(await left(booted, '198.51.100.8')).toBe(98);
  });
});
