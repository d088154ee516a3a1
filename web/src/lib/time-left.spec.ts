import { aboutTime, secondsLeft } from './time-left';

const startedAt = '2027-06-08T12:00:00Z';
const after = (seconds: number) => new Date(Date.parse(startedAt) + seconds * 1000);

describe('the remaining time of work', () => {
  it('follows from its pace', () => {
    expect(secondsLeft({ done: 500, total: 2000, startedAt }, after(10))).toBe(30);
  });

  it('is not estimated too early, without a total, or after the end', () => {
    expect(secondsLeft({ done: 10, total: 2000, startedAt }, after(1))).toBeNull();
    expect(secondsLeft({ done: 500, total: null, startedAt }, after(10))).toBeNull();
    expect(secondsLeft({ done: 2000, total: 2000, startedAt }, after(40))).toBeNull();
    expect(secondsLeft({ done: 500, total: 2000, startedAt: null }, after(10))).toBeNull();
  });

  it('is worded as an estimate', () => {
    expect([3, 12, 41, 62, 190].map(aboutTime)).toEqual([
      'a few seconds left',
      'about 20 seconds left',
      'about 50 seconds left',
      'about a minute left',
      'about 3 minutes left',
    ]);
  });
});
