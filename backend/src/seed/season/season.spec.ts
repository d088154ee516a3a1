import { dice } from '../people/dice.js';
import { addDays, clockOf, minuteOf, timeOf, weekdayOf, workingDays } from './calendar.js';
import { getAhead } from './day-off.js';
import type { PlannedJob, Site } from './planned.js';
import { plannedRounds } from './rounds.js';
import { roundOf } from './services.js';
import { plannedWorks, undatedWorks } from './works.js';

const sites = (count: number): Site[] =>
  Array.from({ length: count }, (_, n) => ({
    clientId: `client-${n}`,
    propertyId: `property-${n}`,
    timeZone: 'America/New_York',
    noServiceDays: n % 4 === 0 ? [1, 7] : [],
    since: n % 10 === 0 ? '2026-06-10' : '2020-01-01',
    isCompany: n % 9 === 0,
    hasEmail: true,
  }));

describe.each(['2026-01-10', '2026-02-28', '2026-04-15', '2026-07-04', '2026-11-20', '2026-12-25', '2028-02-29'])(
  'the season around %s',
  (today) => {
    const clock = { today, minute: 11 * 60 };
    const span: [string, string] = [addDays(today, -120), addDays(today, 28)];
    let jobs: PlannedJob[];
    beforeAll(() => {
      dice.reset();
      jobs = [
        ...plannedRounds(sites(200), ['north', 'south'], span, clock),
        ...plannedWorks(sites(200), 'garden', span, clock),
        ...undatedWorks(sites(200), 'garden', clock),
      ];
    });

    const dated = () =>
      jobs.flatMap((job) => job.visits.flatMap((visit) => (visit.date ? [{ ...visit, date: visit.date, job }] : [])));

    it('is worked on working days, never when the client wants nobody, never before they were a client', () => {
      const days = new Set(workingDays(...span));
      expect(dated().filter(({ date }) => !days.has(date))).toEqual([]);
      expect(dated().filter(({ date, job }) => job.site.noServiceDays.includes(weekdayOf(date)))).toEqual([]);
      expect(dated().filter(({ date, job }) => date < job.site.since)).toEqual([]);
    });

    it('is finished in the past, open in the future', () => {
      const late = dated().filter(({ date, status }) => date < today && !['completed', 'skipped'].includes(status));
      expect(late.length).toBeLessThanOrEqual(2);
      const ahead = dated().filter(({ date }) => date > today);
      expect(new Set(ahead.map(({ status }) => status))).toEqual(new Set(['scheduled', 'dispatched']));
    });

    it('never has the garden crew in two places', () => {
      const windows = dated()
        .filter(({ crewId }) => crewId === 'garden')
        .map(({ date, windowStart, windowEnd }) => [`${date} ${windowStart}`, `${date} ${windowEnd}`] as const)
        .sort(([a], [b]) => (a < b ? -1 : 1));
      const overlapping = windows.filter(([start], n) => n > 0 && start < (windows[n - 1]?.[1] ?? ''));
      expect(overlapping).toEqual([]);
    });

    it('is skipped about six times in a hundred', () => {
      const past = dated().filter(({ date, crewId }) => date < today && crewId !== 'garden');
      const share = past.filter(({ status }) => status === 'skipped').length / past.length;
      expect(share).toBeGreaterThan(0.02);
      expect(share).toBeLessThan(0.1);
    });

    it('was created before it was done', () => {
      expect(
        jobs.filter(({ createdOn, visits }) =>
          visits.some(({ date, status }) => status === 'completed' && date !== null && date < createdOn),
        ),
      ).toEqual([]);
    });

    it('gives every crew a visit today, whatever day it is, and none that a client refuses', () => {
      const copy = structuredClone(jobs);
      getAhead(copy, ['north', 'south', 'garden'], clock);
      const visits = copy.flatMap((job) => job.visits.map((visit) => ({ ...visit, job })));
      const todays = visits.filter(({ date }) => date === today);
      expect(new Set(todays.map(({ crewId }) => crewId))).toEqual(new Set(['north', 'south', 'garden']));
      expect(todays.filter(({ job }) => job.site.noServiceDays.includes(weekdayOf(today)))).toEqual([]);
      expect(visits).toHaveLength(jobs.flatMap((job) => job.visits).length);
      expect(copy.filter(({ createdOn, visits: all }) => all.some(({ date }) => date && date < createdOn))).toEqual([]);
    });

    it('is the same every time', () => {
      const titles = () => {
        dice.reset();
        return plannedWorks(sites(50), 'garden', span, clock).map(({ title, createdOn, site }) => [
          title,
          createdOn,
          site.clientId,
        ]);
      };
      expect(titles()).toEqual(titles());
    });
  },
);

it('has a round for every day of the year', () => {
  const year = Array.from({ length: 366 }, (_, n) => addDays('2028-01-01', n));
  expect(year.map((day) => roundOf(day).title(false, day)).every((title) => title.length > 5)).toBe(true);
  expect(roundOf('2027-01-10').title(false, '2027-01-10')).toBe('Winter walk-through 2026/27');
  expect(roundOf('2026-12-20').title(false, '2026-12-20')).toBe('Winter walk-through 2026/27');
});

it('uses the time zone of the company', () => {
  expect(clockOf(new Date('2026-11-20T03:30:00Z'), 'America/New_York')).toEqual({
    today: '2026-11-19',
    minute: 22 * 60 + 30,
  });
  expect(timeOf(minuteOf('07:05'))).toBe('07:05');
});
