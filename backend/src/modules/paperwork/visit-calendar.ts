import ICAL from 'ical.js';
import { ICalCalendar, ICalCalendarMethod, type ICalEventData, ICalEventStatus } from 'ical-generator';
import { Temporal } from 'temporal-polyfill';
import { tzlib_get_ical_block, tzlib_get_timezones } from 'timezones-ical-library';
import type { LocalTimes } from '../../kernel/formats/index.js';

/** A job's visits for the client's calendar. */
export interface VisitCalendar {
  /** `email` is the organizer of the entries: every file names the same one (RFC 5546). */
  company: { name: string; email: string };
  /** Shown as the title of every entry, for example `Spring cleanup`. */
  title: string;
  /** Address of the property on one line. */
  location: string;
  description: string;
  visits: CalendarVisit[];
  /** Whether to add them to the calendar or to remove them. */
  method: 'PUBLISH' | 'CANCEL';
  /** When the facts were read. */
  issuedAt: Date;
}

export interface CalendarVisit extends LocalTimes {
  id: string;
  /** Grows with every change, so that a calendar recognizes a later file as newer. */
  version: number;
}

/** An iCalendar file (RFC 5545) with one entry for each visit that has a date. */
export function renderCalendar({ visits, ...calendar }: VisitCalendar): string {
  const file = new ICalCalendar({
    prodId: { company: 'Hedgerow', product: 'Hedgerow', language: 'EN' },
    // REQUEST would ask the client to accept a meeting. CANCEL removes what was published (RFC 5546, 4.1.3).
    method: ICalCalendarMethod[calendar.method],
  });
  file.timezone({ name: null, generator: timeZoneBlock });
  for (const visit of visits) if (visit.date) file.createEvent(entryOf(visit, visit.date, calendar));
  return file.toString();
}

function entryOf(visit: CalendarVisit, date: string, calendar: Omit<VisitCalendar, 'visits'>): ICalEventData {
  const { company, title, location, description, method, issuedAt } = calendar;
  return {
    ...timesOf(visit, Temporal.PlainDate.from(date)),
    id: `${visit.id}@hedgerow`,
    sequence: visit.version,
    stamp: issuedAt,
    summary: `${title} (${company.name})`,
    location,
    description,
    status: method === 'CANCEL' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    organizer: company,
  };
}

function timesOf(
  visit: CalendarVisit,
  date: Temporal.PlainDate,
): Pick<ICalEventData, 'start' | 'end' | 'allDay' | 'timezone'> {
  const { windowStart, windowEnd, timeZone } = visit;
  if (!windowStart || !windowEnd) return { start: date, end: date.add({ days: 1 }), allDay: true };
  // Local time and zone, not an instant: the entry stays at 08:00 even if the zone's rules change.
  const start = date.toPlainDateTime(windowStart);
  const end = date.toPlainDateTime(windowEnd);
  const times = { start: start.toZonedDateTime(timeZone), end: end.toZonedDateTime(timeZone) };
  const zone = definitionOf(timeZone);
  // Where local time would be missing or ambiguous, the time is given in UTC.
  const isTold = zone && [start, end].every((time) => isOnce(time, timeZone) && isReadRight(time, timeZone, zone));
  return isTold ? { ...times, timezone: timeZone } : times;
}

/**
 * Whether calendars read a zone's definition correctly. Some rules cannot be expressed: Israel's clocks change before
 * the last Sunday.
 */
function isReadRight(time: Temporal.PlainDateTime, timeZone: string, definition: ICAL.Timezone): boolean {
  const { year, month, day, hour, minute } = time;
  const read = new ICAL.Time({ year, month, day, hour, minute, second: 0, isDate: false }, definition);
  return read.toUnixTime() * 1_000 === time.toZonedDateTime(timeZone).epochMilliseconds;
}

/** A file has few zones, and many entries in each. */
const definitions = new Map<string, ICAL.Timezone | null>();

/** Null where the library does not know the zone. */
function definitionOf(timeZone: string): ICAL.Timezone | null {
  const name = timeZone.toLowerCase();
  const known = definitions.get(name);
  if (known !== undefined) return known;
  const block = timeZoneBlock(timeZone);
  const definition = block === null ? null : new ICAL.Timezone({ tzid: timeZone, component: block });
  definitions.set(name, definition);
  return definition;
}

/**
 * Calendars differ on which of a doubled hour is meant (RFC 5545 says the first); for a skipped hour anything may
 * happen.
 */
const isOnce = (time: Temporal.PlainDateTime, timeZone: string): boolean =>
  time.toZonedDateTime(timeZone, { disambiguation: 'earlier' }).epochMilliseconds ===
  time.toZonedDateTime(timeZone, { disambiguation: 'later' }).epochMilliseconds;

/** Every name of the IANA database, aliases included, by its possible spellings. */
const SPELLING = new Map(
  String(tzlib_get_timezones())
    .split(',')
    .map((name) => [name.toLowerCase(), name]),
);

/**
 * The definition of a zone under the name that its entries use, as RFC 5545 3.2.19 requires; for an alias the library
 * defines the zone behind it.
 */
function timeZoneBlock(timeZone: string): string | null {
  const spelled = SPELLING.get(timeZone.toLowerCase());
  const [block] = spelled ? [tzlib_get_ical_block(spelled)].flat() : [];
  return block?.replace(/^TZID:.*$/m, `TZID:${timeZone}`) ?? null;
}
