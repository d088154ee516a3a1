import { MinuteCounts } from './minute-counts.js';

describe('counts per minute', () => {
  let now: number;
  let counts: MinuteCounts;
  beforeEach(() => {
    now = 1_000_000;
    counts = new MinuteCounts(() => now);
  });

  it('start with the first request, and again a minute later', () => {
    expect(counts.take('a')).toEqual({ used: 1, ms: 60_000 });
    now += 59_999;
    expect(counts.take('a')).toEqual({ used: 2, ms: 1 });
    expect(counts.take('b')).toEqual({ used: 1, ms: 60_000 });
    now += 1;
    expect(counts.look('a')).toEqual({ used: 0, ms: 60_000 });
    expect(counts.take('a')).toEqual({ used: 1, ms: 60_000 });
    expect(counts.look('b')).toEqual({ used: 1, ms: 59_999 });
  });

  it('subtract what is returned, and are never negative', () => {
    counts.take('a');
    counts.giveBack('a');
    counts.giveBack('a');
    expect(counts.take('a').used).toBe(1);
  });
});
