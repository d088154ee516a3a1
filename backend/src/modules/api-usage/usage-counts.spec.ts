import type { AnsweredRequest } from '../../kernel/limits/index.js';
import { UsageCounts } from './usage-counts.js';

const at = (minute: number) => new Date(Date.UTC(2027, 2, 9, 12, minute));
const answered = (key: string, status = 200, ms = 7): AnsweredRequest => ({
  caller: { tenantId: 'company', credentialId: key, kind: 'key', requestsPerMinute: null },
  status,
  ms,
  address: '203.0.113.7',
});
const all = (counts: UsageCounts) => [...counts.takeAll().values()].flat();

describe('counts of usage', () => {
  it('separate successes from the two kinds of errors, and keep the slowest', () => {
    const counts = new UsageCounts(10);
    for (const status of [200, 304, 404, 429, 503]) counts.add(answered('a', status, status), at(0));
    expect(all(counts)).toMatchObject([
      { day: '2027-03-09', requests: 5, clientErrors: 2, serverErrors: 1, maxMs: 503 },
    ]);
    expect(counts.size).toBe(0);
  });

  it('count each UTC day separately', () => {
    const counts = new UsageCounts(10);
    counts.add(answered('a'), new Date('2027-03-09T23:59:59.999Z'));
    counts.add(answered('a'), new Date('2027-03-10T00:00:00.000Z'));
    expect(all(counts).map(({ day }) => day)).toEqual(['2027-03-09', '2027-03-10']);
  });

  it('are limited to a number of keys: known ones go on, others are not counted', () => {
    const counts = new UsageCounts(2);
    expect(['a', 'b', 'c', 'a'].map((key) => counts.add(answered(key), at(0)))).toEqual([true, true, false, true]);
    expect(all(counts).map(({ requests }) => requests)).toEqual([2, 1]);
  });

  it('lose nothing when they could not be stored', () => {
    const counts = new UsageCounts(10);
    counts.add(answered('a', 200, 90), at(1));
    const taken = all(counts);
    counts.add(answered('a', 500, 7), at(2));
    counts.putBack(taken);
    const [count] = all(counts);
    expect(count).toMatchObject({ requests: 2, serverErrors: 1, maxMs: 90, lastUsedAt: at(2).toISOString() });
    expect(count?.latency.reduce((sum, value) => sum + value, 0)).toBe(2);
  });
});
