import { delayAfter, hasFailedTooLong, pauseAfter, waitAskedFor } from './retry-schedule.js';

const [SECOND, MINUTE, HOUR] = [1_000, 60_000, 3_600_000];

describe('the schedule of attempts', () => {
  it('is 0, 5 s, 5 min, 30 min, 2 h, 5 h, 10 h, 14 h, 20 h, 24 h', () => {
    const delays = Array.from({ length: 10 }, (_, index) => delayAfter(index + 1, 0));
    const hours = [2, 5, 10, 14, 20, 24].map((n) => n * HOUR);
    expect(delays).toEqual([5 * SECOND, 5 * MINUTE, 30 * MINUTE, ...hours, null]);
  });

  it('delays each by up to a tenth, never earlier', () => {
    expect([delayAfter(2, 0), delayAfter(2, 0.5), delayAfter(2, 1)]).toEqual([300_000, 315_000, 330_000]);
  });
});

describe('a receiver that is overloaded', () => {
  const now = new Date('2026-03-10T00:00:00Z');

  it.each<[number, string | null, number]>([
    [429, '120', 2 * MINUTE],
    [503, 'Tue, 10 Mar 2026 01:30:00 GMT', 90 * MINUTE],
    // A day is the most, and the past is now.
    [503, '9999999', 24 * HOUR],
    [503, 'Tue, 10 Mar 2099 01:30:00 GMT', 24 * HOUR],
    [503, 'Mon, 09 Mar 2026 23:59:00 GMT', 0],
    // Values that cannot be read count as no wait.
    ...['', '-5', '1.5', '1e3', 'soon', '2026-03-11', 'Xxx, 99 Xxx 2026 01:30:00 GMT'].map(
      (text): [number, string, number] => [429, text, 0],
    ),
    [429, null, 0],
    // Other answers say something else with it: where a redirect leads to, when a page is there again.
    [500, '120', 0],
    [301, '120', 0],
  ])('and answers %d with Retry-After %j is left alone for %d ms', (status, header, wait) => {
    expect(waitAskedFor(status, header, now)).toBe(wait);
  });
});

describe('a receiver that fails', () => {
  it('is paused after three in a row, longer each time, at most five minutes', () => {
    expect([1, 2, 3, 4, 5, 9, 10, 1_000].map(pauseAfter)).toEqual([
      ...[0, 0, 5_000, 10_000, 20_000],
      ...[300_000, 300_000, 300_000],
    ]);
  });

  it('is disabled after five days without a success, if there were enough attempts', () => {
    const now = new Date('2026-03-10T00:00:00Z');
    const ago = (hours: number) => new Date(now.getTime() - hours * HOUR);
    expect(hasFailedTooLong(10, ago(120), now)).toBe(true);
    expect(hasFailedTooLong(10, ago(119), now)).toBe(false);
    expect(hasFailedTooLong(9, ago(1_000), now)).toBe(false);
  });
});
