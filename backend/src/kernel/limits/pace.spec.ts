import { Pace } from './pace.js';

describe('a pace', () => {
  /** Works for a while as a machine that does so many a second: what is in flight takes as long as its turn comes. */
  function work(pace: Pace, perSecond: number, seconds: number): number {
    let now = 1_000;
    for (let n = 0; n < perSecond * seconds; n++) {
      now += 1000 / perSecond;
      pace.ended((pace.limit / perSecond) * 1000, pace.limit, now);
    }
    return pace.limit;
  }

  it('decreases until answers come in time, and increases again', () => {
    const pace = new Pace(16, 128, 500);
    const slow = work(pace, 60, 20);
    expect(slow).toBeGreaterThanOrEqual(16);
    expect(slow / 60).toBeLessThan(0.7);
    expect(work(pace, 1_000, 60)).toBe(128);
  });

  it('never goes below the minimum', () => {
    expect(work(new Pace(16, 128, 500), 5, 60)).toBe(16);
  });

  it('stays the same without demand, and ignores a few slow answers', () => {
    const pace = new Pace(16, 128, 500, 40);
    for (let n = 0; n < 1_000; n++) pace.ended(n % 20 === 0 ? 5_000 : 10, 3, n * 20);
    expect(pace.limit).toBe(40);
  });
});
