import { Injectable } from '@nestjs/common';
import { JobsService } from '../../modules/jobs/index.js';
import { DEMO_BOOKINGS } from '../demo-bookings.js';
import { dice } from '../people/dice.js';
import { addDays, clockOf, latest, weekdayOf, workingDays } from './calendar.js';
import { getAhead } from './day-off.js';
import type { Clock, PlannedJob, Site } from './planned.js';
import { plannedRounds } from './rounds.js';
import { SeasonHistory, type SeasonPeople } from './season-history.js';
import { writeSeason } from './season-rows.js';
import { FREE_AFTERNOONS, plannedTrips, plannedWorks, undatedWorks } from './works.js';

// Back to the start of what is mowed, raked and pruned this year: a season with three visits would not look like one.
const WEEKS_BACK = 34;
const WEEKS_AHEAD = 4;

interface Season {
  rounds: Site[];
  works: Site[];
  /** In other time zones. */
  away: Site[];
  /** Two crews that mow, then the one for everything else. */
  crewIds: [string, string, string];
  timeZone: string;
  people: SeasonPeople;
  now: Date;
}

/** The season around today: what was done, what is under way, what is planned, and three jobs booked just now. */
@Injectable()
export class SeasonSeeder {
  constructor(
    private readonly jobs: JobsService,
    private readonly history: SeasonHistory,
  ) {}

  /** Answers how many jobs and visits there are. */
  async seed(season: Season): Promise<{ jobs: number; visits: number }> {
    const { rounds, works, away, crewIds, timeZone, people, now } = season;
    dice.reset(2);
    const clock = clockOf(now, timeZone);
    const span: [string, string] = [addDays(clock.today, -7 * WEEKS_BACK), addDays(clock.today, 7 * WEEKS_AHEAD)];
    const [north, south, garden] = crewIds;
    const planned = [
      ...plannedRounds(rounds, [north, south], span, clock),
      ...plannedWorks(works, garden, span, clock),
      ...plannedTrips(away, garden, clock),
      ...undatedWorks(works, garden, clock),
    ];
    getAhead(planned, crewIds, clock);
    writeDownInTime(planned, clock);
    moveSome(planned);
    const moved = await writeSeason(planned);
    await this.history.tell(
      planned.map(({ id }) => id),
      moved,
      people,
    );
    await this.book(works, garden, clock);
    const visits = planned.reduce((sum, job) => sum + job.visits.length, DEMO_BOOKINGS.length);
    return { jobs: planned.length + DEMO_BOOKINGS.length, visits };
  }

  /** Through the services: the worker makes the work orders and sends the confirmations. */
  private async book(sites: Site[], crewId: string, { today }: Clock): Promise<void> {
    const days = workingDays(addDays(today, 1), addDays(today, 21));
    const willing = sites.filter(
      ({ noServiceDays, hasEmail, isCompany }) => hasEmail && !isCompany && noServiceDays.length === 0,
    );
    for (const [index, { checklist, officeNotes, ...booking }] of DEMO_BOOKINGS.entries()) {
      const { clientId, propertyId } = dice.pick(willing);
      const date = days[FREE_AFTERNOONS[index] ?? 0];
      await this.jobs.create({
        ...booking,
        officeNotes,
        clientId,
        propertyId,
        defaultCrewId: crewId,
        defaultDurationMin: 360,
        checklist: checklist.map((label) => ({ label })),
        visits: [{ date, windowStart: '12:30', windowEnd: '16:30' }],
        confirm: true,
      });
    }
  }
}

/** What is planned for weeks ahead has been written down in the last days, and after its client. */
function writeDownInTime(jobs: PlannedJob[], { today }: Clock): void {
  for (const job of jobs.filter(({ createdOn }) => createdOn >= today)) {
    job.createdOn = latest(addDays(job.site.since, 1), addDays(today, -dice.int(1, 9)));
  }
}

/** Now and then a visit was to be on the working day before. */
function moveSome(jobs: PlannedJob[]): void {
  const visits = jobs.flatMap((job) => job.visits).filter(({ date }) => date !== null);
  for (const [index, visit] of visits.entries()) {
    if (index % ONE_IN !== 0 || !visit.date) continue;
    visit.movedFrom = addDays(visit.date, weekdayOf(visit.date) === 1 ? -3 : -1);
  }
}

const ONE_IN = 24;
