import { newId } from '../../kernel/database/index.js';
import { dice } from '../people/dice.js';
import { addDays, type Day, minuteOf, workingDays } from './calendar.js';
import type { Clock, PlannedJob, PlannedVisit, Site } from './planned.js';
import { type Work, WORKS } from './services.js';
import { fateOf } from './visit-fate.js';

const PEOPLE = 3;
const HALVES = [
  { windowStart: '08:00', windowEnd: '12:00' },
  { windowStart: '12:30', windowEnd: '16:30' },
] as const;
const WHOLE = { windowStart: '08:00', windowEnd: '16:30' } as const;
const HALF_DAY_HOURS = 4 * PEOPLE;
const FULL_DAY_HOURS = 8 * PEOPLE;
/** Kept free for the jobs that the demo books through the services. */
export const FREE_AFTERNOONS = [2, 3, 5];

/** The garden crew's days: half days, whole days and work of several days, one after the other, never two at once. */
export function plannedWorks(sites: Site[], crewId: string, span: [Day, Day], clock: Clock): PlannedJob[] {
  const days = workingDays(...span);
  const ahead = days.filter((day) => day > clock.today);
  const free = new Set(FREE_AFTERNOONS.map((n) => ahead[n]));
  const nextDay = ahead[0] ?? clock.today;
  const jobs: PlannedJob[] = [];
  for (let index = 0; index < days.length; index++) {
    const day = days[index];
    // The further ahead, the emptier the book.
    if (!day || (day > clock.today && dice.chance(0.02 * ahead.indexOf(day)))) continue;
    const work = workOf(day);
    const hours = dice.int(...work.hours);
    const manyDays = hours > FULL_DAY_HOURS && !free.has(day) && !free.has(days[index + 1]);
    if (manyDays || (hours > HALF_DAY_HOURS && !free.has(day))) {
      const span = manyDays ? [day, days[index + 1]] : [day];
      jobs.push(
        book(
          sites,
          work,
          crewId,
          span.flatMap((date) => (date ? [{ date, ...WHOLE }] : [])),
          hours,
          clock,
          nextDay,
        ),
      );
      index += span.length - 1;
      continue;
    }
    for (const half of free.has(day) ? HALVES.slice(0, 1) : HALVES) {
      const small = workOf(day, HALF_DAY_HOURS);
      const slots = [{ date: day, ...half }];
      jobs.push(book(sites, small, crewId, slots, Math.min(dice.int(...small.hours), HALF_DAY_HOURS), clock, nextDay));
    }
  }
  return jobs;
}

/** Jobs without a day: still being discussed, waiting for a date, on hold, or cancelled. */
export function undatedWorks(sites: Site[], crewId: string, { today }: Clock): PlannedJob[] {
  const make = (
    status: PlannedJob['status'],
    visits: PlannedVisit['status'][],
    statusReason: string | null,
  ): PlannedJob => {
    const work = workOf(today);
    const manMinutes = dice.int(...work.hours) * 60;
    return {
      ...jobFor(sites, work, null, manMinutes, addDays(today, -dice.int(1, 25))),
      status,
      statusReason,
      crewId: status === 'active' ? crewId : null,
      visits: visits.map((visit) => ({
        date: null,
        status: visit,
        crewId: null,
        manMinutes,
        reason: visit === 'cancelled' ? statusReason : null,
      })),
    };
  };
  return [
    ...Array.from({ length: 5 }, () => make('draft', [], null)),
    ...Array.from({ length: 4 }, () => make('active', ['unscheduled'], null)),
    make('on_hold', ['unscheduled'], 'Deposit not in yet.'),
    make('on_hold', ['unscheduled'], 'Township permit for the wall.'),
    make('cancelled', ['cancelled'], 'Went with the cousin who has a truck.'),
    make('cancelled', ['cancelled'], 'House is sold, new owner will call.'),
    make('cancelled', ['cancelled'], 'Too expensive this year; ask again in March.'),
  ];
}

/** Distant properties: a trip twice a year, at any time of day. */
export function plannedTrips(sites: Site[], crewId: string, { today }: Clock): PlannedJob[] {
  const date = workingDays(addDays(today, 8), addDays(today, 20))[0] ?? null;
  return sites.map((site) => ({
    ...jobFor([site], workOf(today), crewId, 600, addDays(today, -12)),
    visits: [{ date, status: 'scheduled', crewId, manMinutes: 600 }],
  }));
}

type BookedSlot = { date: Day; windowStart: string; windowEnd: string };

function book(
  sites: Site[],
  work: Work,
  crewId: string,
  slots: BookedSlot[],
  hours: number,
  clock: Clock,
  nextDay: Day,
): PlannedJob {
  const manMinutes = Math.round((hours * 60) / slots.length);
  const first = slots[0]?.date ?? clock.today;
  const job = jobFor(
    sites.filter(({ noServiceDays, since }) => noServiceDays.length === 0 && since < addDays(first, -40)),
    work,
    crewId,
    manMinutes,
    addDays(first, -dice.int(4, 35)),
  );
  job.visits = slots.map((slot) => {
    const start = minuteOf(slot.windowStart) + dice.int(-5, 20);
    return fateOf(
      { ...slot, crewId, manMinutes },
      start,
      Math.min(dice.lognormal(manMinutes / PEOPLE, 0.25), 500),
      clock,
      nextDay,
    );
  });
  const open = job.visits.some(({ status }) => status !== 'completed');
  return {
    ...job,
    status: open ? 'active' : 'completed',
  };
}

function jobFor(sites: Site[], work: Work, crewId: string | null, manMinutes: number, createdOn: Day): PlannedJob {
  const companies = sites.filter(({ isCompany }) => isCompany);
  const site = dice.pick(companies.length > 0 && dice.chance(0.25) ? companies : sites);
  return {
    id: newId(),
    site,
    title: work.title,
    status: 'active',
    crewId,
    manMinutes,
    instructions: work.instructions,
    officeNotes: dice.chance(0.2)
      ? dice.pick(['Deposit paid.', 'Quote accepted by telephone.', 'Take before and after photos.'])
      : null,
    poNumber: site.isCompany ? `PO-${dice.int(2000, 9999)}` : null,
    checklist: work.checklist,
    createdOn,
    visits: [],
  };
}

function workOf(day: Day, mostHours = Infinity): Work {
  const month = Number(day.slice(5, 7));
  const offered = WORKS.filter(({ months, hours }) => months.includes(month) && hours[0] <= mostHours);
  return dice.pick(offered.length > 0 ? offered : WORKS);
}
