import { jest } from '@jest/globals';
import { runInScope, type Scope } from '../../kernel/context/index.js';
import { SLOW_MS } from './attempt.js';
import { OpenCalls } from './open-calls.js';

const scopeOf = (tenantId: string): Scope => ({
  requestId: 'r',
  tenantId,
  actor: null,
  inTransaction: false,
  takesChanges: true,
  batches: new Map(),
  afterCommit: [],
  get manager(): never {
    throw new Error('no database here');
  },
  get statements(): never {
    throw new Error('no database here');
  },
});

describe('calls that hang', () => {
  const calls = new OpenCalls();
  let now = 0;
  beforeAll(() => void jest.spyOn(performance, 'now').mockImplementation(() => now));
  afterAll(() => void jest.restoreAllMocks());

  const as = <T>(company: string, work: () => T): T => runInScope(scopeOf(company), work);
  const begin = (company: string, url: string) => {
    const { promise, resolve } = Promise.withResolvers<undefined>();
    const ended = as(company, () => calls.during(url, () => promise));
    return {
      end: () => {
        resolve(undefined);
        return ended;
      },
    };
  };

  it('mark their host as hanging for the calling company, until they end', async () => {
    const [first, second] = [begin('a', 'https://dead.example/1'), begin('a', 'https://dead.example/2')];
    const hangs = (company: string, url = 'https://dead.example/3') => as(company, () => calls.hang(url));
    expect(hangs('a')).toBe(false);
    now += SLOW_MS;
    expect([hangs('a'), hangs('a', 'https://dead.example:8443/'), hangs('b')]).toEqual([true, false, false]);
    await first.end();
    expect(hangs('a')).toBe(false);
    await second.end();
  });

  it('are forgotten when they fail', async () => {
    const failing = Array.from({ length: 3 }, () =>
      as('a', () => calls.during('https://dead.example/', () => Promise.reject(new Error('reset')))),
    );
    await Promise.allSettled(failing);
    now += 2 * SLOW_MS;
    expect(as('a', () => calls.hang('https://dead.example/'))).toBe(false);
  });
});
