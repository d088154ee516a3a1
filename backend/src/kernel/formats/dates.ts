import { Temporal } from 'temporal-polyfill';

/** When something is, as people at the place say it. */
export interface LocalTimes {
  /** `YYYY-MM-DD`; null while not planned. */
  date: string | null;
  /** `HH:MM`, both or none; none is any time of the day. */
  windowStart: string | null;
  windowEnd: string | null;
  /** IANA zone of the place. */
  timeZone: string;
}

/** For example `Mon, Mar 9, 2026`. */
export function formatDate(date: string, locale: string): string {
  const form = { weekday: 'short', year: 'numeric', month: 'short', day: 'numeric' } as const;
  return plainSpaces(Temporal.PlainDate.from(date).toLocaleString(locale, form));
}

export function formatTime(time: string, locale: string): string {
  return plainSpaces(Temporal.PlainTime.from(time).toLocaleString(locale, { timeStyle: 'short' }));
}

/** For example `8:00 AM – 10:00 AM`, or `Any time`. */
export function formatWindow(
  { windowStart, windowEnd }: Pick<LocalTimes, 'windowStart' | 'windowEnd'>,
  locale: string,
): string {
  if (!windowStart || !windowEnd) return 'Any time';
  return `${formatTime(windowStart, locale)} – ${formatTime(windowEnd, locale)}`;
}

/** For example `Eastern Time`. */
export function formatZone(timeZone: string, locale: string): string {
  const parts = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: 'longGeneric' }).formatToParts();
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? timeZone;
}

/** Intl puts narrow no-break spaces into times and numbers, for which many fonts have no glyph. */
export const plainSpaces = (text: string): string => text.replace(/[\u2009\u202f]/g, '\u00a0');
