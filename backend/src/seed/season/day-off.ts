import { weekdayOf } from './calendar.js';
import type { Clock, PlannedJob, PlannedVisit } from './planned.js';

/**
 * On a day without work, a crew works ahead: whoever looks around on a Sunday or in winter wants to see a full day,
 * too. Takes every second stop, so that the next day stays one.
 */
export function getAhead(jobs: PlannedJob[], crewIds: readonly string[], { today }: Clock): void {
  const open = jobs.flatMap(({ visits, site }) => visits.flatMap((visit) => (visit.date ? [{ visit, site }] : [])));
  for (const crewId of crewIds) {
    const own = open.filter(({ visit }) => visit.crewId === crewId && dateOf(visit) >= today);
    const next = own.map(({ visit }) => dateOf(visit)).sort()[0];
    if (next === undefined || next === today) continue;
    const willing = own.filter(
      ({ visit, site }) => visit.date === next && !site.noServiceDays.includes(weekdayOf(today)),
    );
    for (const { visit } of willing.filter((_, stop) => stop % 2 === 0)) {
      Object.assign(visit, { date: today, status: 'dispatched' } satisfies Partial<PlannedVisit>);
    }
  }
}

const dateOf = ({ date }: PlannedVisit): string => date ?? '';
