import { Temporal } from 'temporal-polyfill';
import type { LocalTimes } from './dates.js';

interface Instants {
  startAt: Date | null;
  endAt: Date | null;
}

/**
 * The instants of a window. 08:00 stays 08:00 when the clocks change, and of a doubled hour the first counts. A skipped
 * time moves forward by the gap: where that must not happen, check `skippedTo` first.
 */
export function instantsOf({ date, windowStart, windowEnd, timeZone }: LocalTimes): Instants {
  if (!date || !windowStart || !windowEnd) return { startAt: null, endAt: null };
  return { startAt: instantOf(date, windowStart, timeZone), endAt: instantOf(date, windowEnd, timeZone) };
}

/** What clocks show instead of a time that they skip that day, `HH:MM`; nothing for a time that exists. */
export function skippedTo(date: string, time: string, timeZone: string): string | null {
  const shown = localTime(date, time).toZonedDateTime(timeZone).toPlainTime().toString().slice(0, 5);
  return shown === time ? null : shown;
}

/** The last day that ends in a year of four digits everywhere on Earth. */
export const LAST_DAY = '9999-12-30';

/** The calendar day at an instant, for example today, in a zone: `YYYY-MM-DD`. */
export function localDate(instant: Date, timeZone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime())
    .toZonedDateTimeISO(timeZone)
    .toPlainDate()
    .toString();
}

function instantOf(date: string, time: string, timeZone: string): Date {
  return new Date(localTime(date, time).toZonedDateTime(timeZone).epochMilliseconds);
}

const localTime = (date: string, time: string) =>
  Temporal.PlainDate.from(date).toPlainDateTime(Temporal.PlainTime.from(time));
