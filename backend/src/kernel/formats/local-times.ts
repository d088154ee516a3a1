import { Temporal } from 'temporal-polyfill';
import type { LocalTimes } from './dates.js';

interface Instants {
  startAt: Date | null;
  endAt: Date | null;
}

/** The instants of a window. 08:00 stays 08:00 when the clocks change; a time that the change skips moves forward by it. */
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

function instantOf(date: string, time: string, timeZone: string): Date {
  const local = Temporal.PlainDate.from(date).toPlainDateTime(Temporal.PlainTime.from(time));
  return new Date(local.toZonedDateTime(timeZone).epochMilliseconds);
}
