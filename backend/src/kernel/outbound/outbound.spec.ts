import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Config } from '../config/index.js';
import { parseEnv } from '../config/env.js';
import { isPublic } from './address-rules.js';
import { HostResolver } from './host-resolver.js';
import { Outbound } from './outbound.js';
import { OutboundRefused } from './outbound.errors.js';

const SECRETS = {
  TOKEN_SECRET: 'tQw7zK2mX9pL4vB8nR3tY6uH1jD5fG0sA',
  CURSOR_SECRET: 'cQw7zK2mX9pL4vB8nR3tY6uH1jD5fG0sB',
  MASTER_KEY: 'mQw7zK2mX9pL4vB8nR3tY6uH1jD5fG0sC',
};
const configOf = (env: Record<string, string> = {}) =>
  new Config(parseEnv({ ...SECRETS, DATABASE_URL: 'postgres://app:a@127.0.0.1:5432/x', ...env }));

/** What a name means: the answer of each look-up in turn, the last one from then on. */
class Names extends HostResolver {
  asked = 0;
  constructor(private readonly answers: string[][] = [[]]) {
    super(configOf());
  }

  override addressesOf(): Promise<string[]> {
    this.asked += 1;
    return Promise.resolve(this.answers[Math.min(this.asked, this.answers.length) - 1] ?? []);
  }
}

const outbound = (env: Record<string, string> = {}, names = new Names()) => new Outbound(configOf(env), names);

const PUBLIC = '198.41.0.4';
const posting = { headers: {}, body: '{}', timeoutMs: 60_000 };

/** Why an address is refused; null when it is not. */
async function reasonFor(url: string, guard = outbound()): Promise<string | null> {
  try {
    await guard.check(url);
    return null;
  } catch (error) {
    if (error instanceof OutboundRefused) return error.reason;
    throw error;
  }
}

describe('Outbound addresses: every address is checked, loopback, private, link-local, mapped and odd-spelled forms refused (promise 2.11): an address to call', () => {
  it.each([
    // Loopback, private, link-local, shared, and what is reserved.
    ...['127.0.0.1', '127.255.255.254', '0.0.0.0', '10.0.0.1', '10.255.255.255', '172.16.0.1', '172.31.255.255'],
    ...['192.168.0.1', '169.254.0.1', '169.254.169.254', '100.64.0.1', '100.100.100.200', '192.0.0.192', '192.0.2.1'],
    ...['198.18.0.1', '198.19.255.255', '198.51.100.1', '203.0.113.1', '192.88.99.1', '224.0.0.1', '239.255.255.255'],
    ...['240.0.0.1', '255.255.255.255', '168.63.129.16'],
    // The same in IPv6, and IPv4 in disguise.
    ...['[::]', '[::1]', '[fe80::1]', '[febf::1]', '[fc00::1]', '[fd00:ec2::254]', '[ff02::1]', '[fec0::1]'],
    ...['[::ffff:127.0.0.1]', '[::ffff:7f00:1]', '[::ffff:198.41.0.4]', '[0:0:0:0:0:ffff:a00:1]', '[::127.0.0.1]'],
    ...['[2002:7f00:1::]', '[2002:c629:4::1]', '[64:ff9b::7f00:1]', '[64:ff9b::198.41.0.4]', '[64:ff9b:1::a00:1]'],
    ...['[2001::1]', '[2001:db8::1]', '[100::1]', '[5f00::1]', '[3fff::1]', '[4000::1]', '[::ffff:0:127.0.0.1]'],
  ])('%s is refused: it is not a host on the public internet', async (host) => {
    expect(await reasonFor(`https://${host}/hook`)).toBe('address_refused');
  });

  it.each([
    ...[
      '2130706433',
      '0x7f000001',
      '0x7f.0x0.0x0.0x1',
      '017700000001',
      '0177.0.0.1',
      '0177.0.0.01',
      '127.1',
      '127.0.1',
    ],
    ...['127.000.000.001', '127.0.0.1.', '0', '0x0', '3232235521', '0xa9fea9fe', '169.16689662', '0251.0376.0251.0376'],
    ...[
      '%31%32%37.0.0.1',
      '127%2e0.0.1',
      '①②⑦.0.0.1',
      '127。0。0。1',
      '\uff11\uff12\uff17.0.0.1',
      '198.41.4',
      '0306.051.0.04',
    ],
  ])('%s is refused: such a spelling is an attempt to bypass the check', async (host) => {
    expect(await reasonFor(`https://${host}/hook`)).toBe('odd_host_spelling');
  });

  it.each([
    ['ftp://hooks.example.com/x', 'url_scheme_refused'],
    ['file:///etc/passwd', 'malformed_url'],
    ['gopher://198.41.0.4/x', 'url_scheme_refused'],
    ['javascript:alert(1)', 'malformed_url'],
    ['https://user:secret@198.41.0.4/', 'url_credentials_refused'],
    ['https://user@198.41.0.4/', 'url_credentials_refused'],
    ['https://198.41.0.4@127.0.0.1/', 'url_credentials_refused'],
    ['https://198.41.0.4/x#', 'url_fragment_refused'],
    ['https://198.41.0.4/x?y=1#part', 'url_fragment_refused'],
    ['http://198.41.0.4/', 'url_scheme_refused'],
    ['http://hooks.example.com/', 'url_scheme_refused'],
    ['https://198.41.0.4:22/', 'url_port_refused'],
    ['https://198.41.0.4:25/', 'url_port_refused'],
    ['https://198.41.0.4:99999/', 'malformed_url'],
    ['https://127.0.0.1\\@198.41.0.4/', 'malformed_url'],
    ['https:\\\\127.0.0.1/', 'malformed_url'],
    ['https:/198.41.0.4/', 'malformed_url'],
    [' https://198.41.0.4/', 'malformed_url'],
    ['https://198.41.0.4/\thook', 'malformed_url'],
    ['https://127.0.\n0.1/', 'malformed_url'],
    ['https://[fe80::1%25eth0]/', 'malformed_url'],
    ['https://', 'malformed_url'],
    ['hooks.example.com/x', 'malformed_url'],
    ['', 'malformed_url'],
  ])('%j is refused: %s', async (url, reason) => {
    expect(await reasonFor(url)).toBe(reason);
  });

  it.each(['https://198.41.0.4/hook', 'https://198.41.0.4:8443/x?y=1', 'https://[2001:500:2::c]/'])(
    '%s is fine',
    async (url) => expect(await reasonFor(url)).toBeNull(),
  );

  it('is refused when only one of several addresses of the host is not public', async () => {
    const guard = outbound({}, new Names([[PUBLIC, '10.0.0.7']]));
    expect(await reasonFor('https://hooks.example.com/', guard)).toBe('address_refused');
  });

  it('may be a host that does not exist yet; calling it fails', async () => {
    expect(await reasonFor('https://hooks.example.com/')).toBeNull();
    await expect(outbound().post('https://hooks.example.com/', posting)).rejects.toMatchObject({
      reason: 'host_not_found',
    });
  });

  it('may be plain http only in networks that the operator allows', async () => {
    const guard = outbound({ OUTBOUND_ALLOW: '10.1.0.0/16, fd00::/8' });
    expect(await reasonFor('http://198.41.0.4/', guard)).toBe('url_scheme_refused');
    expect(await reasonFor('http://hooks.example.com/', guard)).toBe('url_scheme_refused');
    expect(await reasonFor('https://198.41.0.4/', guard)).toBeNull();
    expect(await reasonFor('http://10.1.2.3/', guard)).toBeNull();
    expect(await reasonFor('http://[fd12::1]/', guard)).toBeNull();
    expect(await reasonFor('https://10.2.0.1/', guard)).toBe('address_refused');
  });

  it('is public only if it is known to be', () => {
    expect(['', 'localhost', '127.0.0.1.5', 'fe80::1%eth0', '1'].filter(isPublic)).toEqual([]);
  });
});

it('refuses to start with an invalid allow-list', () => {
  expect(() => outbound({ OUTBOUND_ALLOW: '10.0.0.0/8, intranet' })).toThrow(/OUTBOUND_ALLOW: must be addresses/);
});

describe('Outbound addresses: the connection is pinned to the checked address, without redirects (promise 2.11): a call', () => {
  let server: Server;
  let port: number;
  let calls = 0;
  let isSilent = false;
  let leadsTo: string | undefined;
  beforeAll(async () => {
    server = createServer((_, response) => {
      calls += 1;
      if (leadsTo) response.writeHead(307, { location: leadsTo });
      if (!isSilent) response.end('taken');
    });
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    ({ port } = server.address() as AddressInfo);
  });
  beforeEach(() => {
    [calls, isSilent, leadsTo] = [0, false, undefined];
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  it('resolves the host again, and is refused when the name then points elsewhere', async () => {
    const guard = outbound({}, new Names([[PUBLIC], ['127.0.0.1']]));
    expect(await reasonFor(`https://hooks.example.com:${port}/`, guard)).toBeNull();
    await expect(guard.post(`https://hooks.example.com:${port}/`, posting)).rejects.toBeInstanceOf(OutboundRefused);
    expect(calls).toBe(0);
  });

  it('goes to the address that was checked, without another lookup', async () => {
    const names = new Names([['127.0.0.1'], ['192.0.2.1']]);
    const guard = outbound({ OUTBOUND_ALLOW: '127.0.0.1' }, names);
    expect(await guard.post(`http://hooks.example.com:${port}/`, posting)).toMatchObject({
      status: 200,
      excerpt: 'taken',
    });
    expect([names.asked, calls]).toEqual([1, 1]);
  });

  it('follows no redirect, which could lead anywhere', async () => {
    leadsTo = `http://127.0.0.1:${port}/elsewhere`;
    const guard = outbound({ OUTBOUND_ALLOW: '127.0.0.1' });
    expect(await guard.post(`http://127.0.0.1:${port}/`, posting)).toMatchObject({ status: 307 });
    expect(calls).toBe(1);
  });

  it('ends when the response takes too long', async () => {
    isSilent = true;
    const call = outbound({ OUTBOUND_ALLOW: '127.0.0.1' }).post(`http://127.0.0.1:${port}/`, {
      ...posting,
      timeoutMs: 100,
    });
    await expect(call).rejects.toThrow('No response within 0.1 seconds.');
  });
});
