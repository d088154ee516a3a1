import { newId } from '../../kernel/database/index.js';
import { dice } from '../people/dice.js';
import { addDays, type Day, latest, weekdayOf, weekOf, workingDays } from './calendar.js';
import type { Clock, PlannedJob, Site } from './planned.js';
import { type Round, roundOf } from './services.js';
import { fateOf } from './visit-fate.js';

const STOPS_A_DAY = 13;
const WEEKDAYS = [1, 2, 3, 4, 5];
const START_OF_DAY = 7 * 60 + 30;
const PEOPLE = 2;
const ON_THE_ROAD: [number, number] = [4, 12];

interface Stop {
  site: Site;
  crewId: string;
  weekday: number;
  /** null: every week; otherwise in even or odd weeks. */
  parity: number | null;
  manMinutes: number;
  position: number;
}

/**
 * The mowing crews' rounds: the same clients on the same weekday, weekly or every second week, depending on the season.
 */
export function plannedRounds(sites: Site[], crewIds: string[], span: [Day, Day], clock: Clock): PlannedJob[] {
  const stops = stopsOf(sites, crewIds);
  const days = workingDays(...span);
  const nextDay = days.find((day) => day > clock.today) ?? clock.today;
  const jobs = new Map<string, PlannedJob>();
  for (const day of days) {
    const minutes = new Map(crewIds.map((id) => [id, START_OF_DAY + dice.int(-8, 18)]));
    for (const stop of stops.filter((candidate) => isDue(candidate, day))) {
      const start = minutes.get(stop.crewId) ?? START_OF_DAY;
      const duration = Math.max(8, dice.lognormal(stop.manMinutes, 0.25) / PEOPLE);
      minutes.set(stop.crewId, start + duration + dice.int(...ON_THE_ROAD));
      const slot = { date: day, crewId: stop.crewId, manMinutes: stop.manMinutes };
      jobOf(jobs, stop, day).visits.push(fateOf(slot, start, duration, clock, nextDay));
    }
  }
  forgetSome([...jobs.values()], days, clock);
  return [...jobs.values()].map((job) => settled(job, clock));
}

/** Fills each crew's days; every second slot is shared by two clients who alternate. */
function stopsOf(sites: Site[], crewIds: string[]): Stop[] {
  const queue = dice.shuffled(sites);
  return seatsOf(crewIds).flatMap((seat) => {
    const index = queue.findIndex(({ noServiceDays }) => !noServiceDays.includes(seat.weekday));
    const [site] = index < 0 ? [] : queue.splice(index, 1);
    const manMinutes = Math.round(Math.min(Math.max(dice.lognormal(55, 0.5), 25), 180) / 5) * 5;
    return site ? [{ ...seat, site, manMinutes }] : [];
  });
}

function seatsOf(crewIds: string[]): Array<Omit<Stop, 'site' | 'manMinutes'>> {
  const positions = Array.from({ length: STOPS_A_DAY }, (_, position) => position);
  const days = crewIds.flatMap((crewId) => WEEKDAYS.map((weekday) => ({ crewId, weekday })));
  return days.flatMap((day) =>
    positions.flatMap((position) =>
      (position % 2 === 0 ? [null] : [0, 1]).map((parity) => ({ ...day, position, parity })),
    ),
  );
}

function isDue(stop: Stop, day: Day): boolean {
  if (stop.weekday !== weekdayOf(day) || day < addDays(stop.site.since, 4)) return false;
  const { share } = roundOf(day);
  // In winter one client in three is looked after, and only every second week.
  if (share > 1) return stop.position % share === 0 && weekOf(day) % 2 === 0;
  return stop.parity === null || stop.parity === weekOf(day) % 2;
}

function jobOf(jobs: Map<string, PlannedJob>, stop: Stop, day: Day): PlannedJob {
  const round = roundOf(day);
  const title = round.title(stop.parity !== null, day);
  const key = `${stop.site.propertyId} ${title}`;
  const job = jobs.get(key) ?? newJob(stop, round, title, day);
  jobs.set(key, job);
  return job;
}

function newJob(stop: Stop, round: Round, title: string, firstVisit: Day): PlannedJob {
  return {
    id: newId(),
    site: stop.site,
    title,
    status: 'active',
    crewId: stop.crewId,
    manMinutes: stop.manMinutes,
    instructions: dice.chance(0.7) ? dice.pick(round.instructions) : null,
    officeNotes: dice.chance(0.08)
      ? dice.pick(['Price agreed until the end of the season.', 'Bill with the other house.'])
      : null,
    poNumber: stop.site.isCompany && dice.chance(0.5) ? `PO-${dice.int(2000, 9999)}` : null,
    checklist: dice.chance(0.5) ? round.checklist : [],
    createdOn: latest(addDays(stop.site.since, 1), addDays(firstVisit, -dice.int(5, 30))),
    visits: [],
  };
}

/** What every Monday brings: stops of the last working day that nobody has closed. */
function forgetSome(jobs: PlannedJob[], days: Day[], { today }: Clock): void {
  const lastDay = days.filter((day) => day < today).at(-1);
  const visits = jobs
    .flatMap((job) => job.visits)
    .filter(({ date, status }) => date === lastDay && status === 'completed');
  for (const visit of visits.slice(-2))
    Object.assign(visit, { status: 'dispatched', startedAt: null, completedAt: null });
}

/** A round that is over by today is completed. */
function settled(job: PlannedJob, { today }: Clock): PlannedJob {
  const open = job.visits.some(({ status }) => status !== 'completed' && status !== 'skipped');
  const last = job.visits.at(-1)?.date ?? today;
  return { ...job, status: open || last >= addDays(today, -7) ? 'active' : 'completed' };
}
