import { ICalCalendar, ICalCalendarMethod, type ICalEventData, ICalEventStatus } from 'ical-generator';
import { Temporal } from 'temporal-polyfill';
import { tzlib_get_ical_block } from 'timezones-ical-library';
import type { LocalTimes } from '../../kernel/formats/index.js';

/** What a client's calendar is told of a job. */
export interface VisitCalendar {
  company: { name: string; email: string | null };
  /** Shown as the title of every entry, for example `Spring clean-up`. */
  title: string;
  /** Address of the property on one line. */
  location: string;
  description: string;
  visits: CalendarVisit[];
  /** When the facts were read. */
  issuedAt: Date;
}

export interface CalendarVisit extends LocalTimes {
  id: string;
  /** Grows with every change, so that a calendar takes a later file for a newer one. */
  version: number;
}

/** An iCalendar file (RFC 5545) with one entry for each visit that has a date. */
export function renderCalendar({ visits, ...calendar }: VisitCalendar): string {
  const file = new ICalCalendar({
    prodId: { company: 'Hedgerow', product: 'Hedgerow', language: 'EN' },
    // An offer to put it into a calendar; REQUEST would ask the client to accept a meeting.
    method: ICalCalendarMethod.PUBLISH,
  });
  file.timezone({ name: null, generator: timeZoneBlock });
  for (const visit of visits) if (visit.date) file.createEvent(entryOf(visit, visit.date, calendar));
  return file.toString();
}

function entryOf(visit: CalendarVisit, date: string, calendar: Omit<VisitCalendar, 'visits'>): ICalEventData {
  const { company, title, location, description, issuedAt } = calendar;
  return {
    ...timesOf(visit, Temporal.PlainDate.from(date)),
    id: `${visit.id}@hedgerow`,
    sequence: visit.version,
    stamp: issuedAt,
    summary: `${title} (${company.name})`,
    location,
    description,
    status: ICalEventStatus.CONFIRMED,
    organizer: company.email ? { name: company.name, email: company.email } : null,
  };
}

function timesOf(
  visit: CalendarVisit,
  date: Temporal.PlainDate,
): Pick<ICalEventData, 'start' | 'end' | 'allDay' | 'timezone'> {
  const { windowStart, windowEnd, timeZone } = visit;
  if (!windowStart || !windowEnd) return { start: date, end: date.add({ days: 1 }), allDay: true };
  // Local time and zone, not an instant: the entry stays at 08:00 even if the zone's rules change.
  const at = (time: string) => date.toZonedDateTime({ timeZone, plainTime: Temporal.PlainTime.from(time) });
  return { start: at(windowStart), end: at(windowEnd), timezone: timeZone };
}

function timeZoneBlock(timeZone: string): string | null {
  const block = tzlib_get_ical_block(timeZone);
  return (Array.isArray(block) ? block[0] : block) || null;
}
