import type { Format } from './format';

interface When {
  date: string | null;
  windowStart: string | null;
  windowEnd: string | null;
}

/** The clock times at the property: `8:00 – 10:00 AM`. */
export function timeOf({ windowStart, windowEnd }: When, format: Format): string {
  return windowStart !== null && windowEnd !== null ? format.hours(windowStart, windowEnd) : 'Any time';
}

/** Day and time in one line: `Tue, Jun 8 · 8:00 – 10:00 AM`. */
export function whenOf(visit: When, format: Format, now: Date): string {
  return visit.date === null ? 'No date' : `${format.day(visit.date, now)} · ${timeOf(visit, format)}`;
}

/** Neither skipped nor canceled: a crew was there or will come. */
export const takesPlace = ({ open, completedAt }: { open: boolean; completedAt: string | null }): boolean =>
  open || completedAt !== null;

export const isOnCalendar = ({ open, date }: { open: boolean; date: string | null }): boolean => open && date !== null;
