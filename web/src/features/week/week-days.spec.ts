import { daysOf, type SeenVisit, weekAround } from './week-days';

const crew = (name: string) => ({ id: name, name, colour: '#1f442f' });
const UPCOMING = { open: true, completedAt: null };
const CALLED_OFF = { open: false, completedAt: null };
const COMPLETED = { open: false, completedAt: '2026-11-30T14:00:00.000Z' };
const visit = (
  date: string,
  name: string | null,
  standing = UPCOMING as typeof UPCOMING | typeof COMPLETED,
): SeenVisit => ({
  date,
  ...standing,
  crew: name === null ? null : crew(name),
});

it.each([
  [{ from: '2026-11-29', to: '2026-12-05' }, 7, '2026-11-29'],
  [{ from: '2026-12-02', to: '2026-12-02' }, 7, '2026-11-29'],
  [{ from: '2026-11-29', to: '2026-11-29' }, 1, '2026-11-23'],
  [{ from: '2026-11-29', to: '2026-12-05' }, 1, undefined],
  [{ from: '2026-12-05', to: '2026-12-01' }, 7, undefined],
  [{ from: '2026-12-01' }, 7, undefined],
  [{}, 7, undefined],
])('finds the week of %j that begins on weekday %i', (days, weekStart, first) => {
  expect(weekAround(days, weekStart)?.from).toBe(first);
});

it('counts the visits that take place each day, by crew, in the same order every day', () => {
  const days = daysOf('2026-11-29', [
    visit('2026-11-30', null),
    visit('2026-11-30', 'South'),
    visit('2026-11-30', 'North', COMPLETED),
    visit('2026-11-30', 'South', CALLED_OFF),
    visit('2026-12-05', 'North', CALLED_OFF),
    visit('2026-12-05', 'South', UPCOMING),
  ]);
  expect(days.map(({ date, count, completed }) => [date, count, completed])).toEqual([
    ['2026-11-29', 0, 0],
    ['2026-11-30', 3, 1],
    ['2026-12-01', 0, 0],
    ['2026-12-02', 0, 0],
    ['2026-12-03', 0, 0],
    ['2026-12-04', 0, 0],
    ['2026-12-05', 1, 0],
  ]);
  expect(days[1]?.shares.map(({ crew: of, count }) => [of?.name ?? null, count])).toEqual([
    ['North', 1],
    ['South', 1],
    [null, 1],
  ]);
});
