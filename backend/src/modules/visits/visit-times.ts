import { Temporal } from 'temporal-polyfill';
import type { LocalTimes } from '../../kernel/formats/index.js';
import type { Visit } from './visit.entity.js';
import { isFinished, OCCUPYING_STATES, type VisitState } from './visit-states.js';

export interface Instants {
  startAt: Date | null;
  endAt: Date | null;
}

/** The instants of a visit. 08:00 stays 08:00 when the clocks change; a time that the change skips moves forward by it. */
export function instantsOf({ date, windowStart, windowEnd, timeZone }: LocalTimes): Instants {
  if (!date || !windowStart || !windowEnd) return { startAt: null, endAt: null };
  return { startAt: instantOf(date, windowStart, timeZone), endAt: instantOf(date, windowEnd, timeZone) };
}

/** The calendar day at an instant, for example today, in a zone: `YYYY-MM-DD`. */
export function localDate(instant: Date, timeZone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime())
    .toZonedDateTimeISO(timeZone)
    .toPlainDate()
    .toString();
}

/** Its day is past at the property, and it is not finished. */
export function isLate(
  visit: { status: VisitState; date: string | null; timeZone: string },
  now = new Date(),
): boolean {
  return visit.date !== null && !isFinished(visit.status) && visit.date < localDate(now, visit.timeZone);
}

function instantOf(date: string, time: string, timeZone: string): Date {
  const local = Temporal.PlainDate.from(date).toPlainDateTime(Temporal.PlainTime.from(time));
  return new Date(local.toZonedDateTime(timeZone).epochMilliseconds);
}

/** On the day at the property. */
export const isCompletedToday = ({ completedAt, timeZone }: Pick<Visit, 'completedAt' | 'timeZone'>): boolean =>
  localDate(completedAt ?? new Date(0), timeZone) === localDate(new Date(), timeZone);

/** How the visits of a job stand. */
interface JobProgress {
  /** Without cancelled ones. */
  visits: number;
  finishedVisits: number;
  unscheduledVisits: number;
  /** A visit's day is past and it is not finished. */
  late: boolean;
  /** The next visit that is not finished and not past, or under way now. */
  nextVisit: Visit | null;
}

/** Of visits in the order in which they come; a list of jobs says the same of many jobs. */
export function progressOf(visits: Visit[]): JobProgress {
  const now = new Date();
  const days = new Map<string, string>();
  const today = (zone: string): string => {
    const day = days.get(zone) ?? localDate(now, zone);
    days.set(zone, day);
    return day;
  };
  const countOf = (...states: Visit['status'][]) => visits.filter(({ status }) => states.includes(status)).length;
  const underWay = visits.filter(({ status }) => OCCUPYING_STATES.includes(status));
  const isPast = ({ plannedOn, timeZone }: Visit) => plannedOn < today(timeZone);
  return {
    visits: visits.length - countOf('cancelled'),
    finishedVisits: countOf('completed', 'skipped'),
    unscheduledVisits: countOf('unscheduled'),
    late: underWay.some(isPast),
    nextVisit: underWay.find((visit) => !isPast(visit)) ?? null,
  };
}
