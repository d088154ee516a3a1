import { lookup } from 'node:dns/promises';
import { Config } from '../config/index.js';
import { parseEnv } from '../config/env.js';
import { OutsideCallInTransaction, runInScope, type Scope } from '../context/index.js';
import { HostResolver } from './host-resolver.js';
import { NameServer } from '../../../test/support/name-server.js';
import { Outbound } from './outbound.js';

const SECRETS = {
  TOKEN_SECRET: 'tQw7zK2mX9pL4vB8nR3tY6uH1jD5fG0sA',
  CURSOR_SECRET: 'cQw7zK2mX9pL4vB8nR3tY6uH1jD5fG0sB',
  MASTER_KEY: 'mQw7zK2mX9pL4vB8nR3tY6uH1jD5fG0sC',
};
const configWith = (OUTBOUND_DNS: string) =>
  new Config(parseEnv({ ...SECRETS, DATABASE_URL: 'postgres://app:a@127.0.0.1:5432/x', OUTBOUND_DNS }));

const scopeOf = (tenantId: string, inTransaction = false): Scope => ({
  requestId: 'r',
  tenantId,
  actor: null,
  takesChanges: true,
  inTransaction,
  batches: new Map(),
  afterCommit: [],
  get manager(): never {
    throw new Error('no database here');
  },
  get statements(): never {
    throw new Error('no database here');
  },
});

describe('looking a host up', () => {
  let server: NameServer;
  let resolver: HostResolver;
  beforeEach(async () => {
    server = await NameServer.open();
    resolver = new HostResolver(configWith(server.address));
  });
  afterEach(() => server.close());

  it('asks once for all callers, and caches the result', async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => resolver.addressesOf('hooks.example.com', 60_000)),
    );
    answers.push(await resolver.addressesOf('HOOKS.example.com', 60_000));
    expect(new Set(answers.flat())).toEqual(new Set(['198.41.0.4']));
    // For both kinds of addresses, and again where the answer is late.
    expect(server.asked).toBeLessThan(10);
  });

  it('resolves the names of the machine without a query', async () => {
    expect(await resolver.addressesOf('localhost', 60_000)).toContain('127.0.0.1');
    expect(server.asked).toBe(0);
  });

  it('waits for a silent name server no longer than allowed, without blocking files and passwords', async () => {
    server.silent = true;
    let ended = 0;
    const look = (host: string) => resolver.addressesOf(host, 1_000).finally(() => (ended += 1));
    const looks = Array.from({ length: 40 }, (_, n) =>
      runInScope(scopeOf(`t${n % 4}`), () => look(`h${n}.example.com`)),
    );
    // Goes through the four threads that files and password checks share.
    await lookup('127.0.0.1');
    expect(ended).toBe(0);
    expect((await Promise.all(looks)).flat()).toEqual([]);
    // Known to be silent: nobody waits again.
    await Promise.all(Array.from({ length: 40 }, (_, n) => resolver.addressesOf(`h${n}.example.com`, 10_000)));
    const asked = server.asked;
    await look('h1.example.com');
    expect(server.asked).toBe(asked);
  });

  it('limits the parallel lookups of each company', async () => {
    const look = (company: string, host: string) =>
      runInScope(scopeOf(company), () => resolver.addressesOf(`${host}.example.com`, 60_000));
    const share = Array.from({ length: 20 }, (_, n) => look('greedy', `g${n}`));
    const beyond = [look('greedy', 'g20'), look('greedy', 'g21')];
    expect(await look('other', 'o')).toEqual(['198.41.0.4']);
    expect(await Promise.all(beyond)).toEqual([[], []]);
    await Promise.all(share);
    expect(await look('greedy', 'g20')).toEqual(['198.41.0.4']);
  });

  it('and other outbound calls are refused while a database connection is held', async () => {
    const outbound = new Outbound(configWith(server.address), resolver);
    const posting = { headers: {}, body: '{}', timeoutMs: 100 };
    const calls: Array<() => Promise<unknown>> = [
      () => resolver.addressesOf('hooks.example.com', 100),
      () => outbound.check('https://198.41.0.4/'),
      () => outbound.post('https://198.41.0.4/', posting),
    ];
    for (const call of calls)
      await expect(runInScope(scopeOf('t', true), call)).rejects.toThrow(OutsideCallInTransaction);
    expect(server.asked).toBe(0);
  });
});

it('refuses to start with invalid name servers', () => {
  for (const servers of [
    'dns.example.com',
    '10.0.0.256',
    '10.0.0.1:x',
    '[fd00::1',
    '1.1.1.1,,nowhere',
    'machine,1.1.1.1',
  ])
    expect(() => configWith(servers)).toThrow(/OUTBOUND_DNS/);
  expect(configWith('10.0.0.2, 10.0.0.2:5353,[fd00::2]:53,fd00::2').get('OUTBOUND_DNS')).toHaveLength(4);
});
