import { atMidnight } from './calendar';
import { formatMoney } from './money';
import { formatPhone } from './phone';

/** A company’s settings for how things are written. */
export interface Conventions {
  locale: string;
  timezone: string;
  currency: string;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Writes everything the way the company does; times are always in the company's zone, not the browser's. */
export function makeFormat({ locale, timezone, currency }: Conventions) {
  const inZone = (options: Intl.DateTimeFormatOptions) =>
    onUse(() => new Intl.DateTimeFormat(locale, { ...options, timeZone: timezone }));
  // A calendar fact has no zone: read as UTC and written as UTC it cannot slip to the day before.
  const calendar = (options: Intl.DateTimeFormatOptions) =>
    onUse(() => new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }));

  const day = calendar({ weekday: 'short', day: 'numeric', month: 'short' });
  const dayWithYear = calendar({ weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' });
  const weekday = calendar({ weekday: 'short' });
  const month = calendar({ month: 'short' });
  const clock = inZone({ hour: 'numeric', minute: '2-digit' });
  const date = inZone({ day: 'numeric', month: 'short', year: 'numeric' });
  const moment = inZone({ day: 'numeric', month: 'short', year: 'numeric', hour: 'numeric', minute: '2-digit' });
  const hours = calendar({ hour: 'numeric', minute: '2-digit' });
  const isoDay = onUse(() => new Intl.DateTimeFormat('en-CA', { timeZone: timezone }));
  const isEnglish = locale.startsWith('en');
  // `23 min ago`: abbreviated units have no period in American English.
  const short = (text: string) => (isEnglish ? text.replace('.', '') : text);
  const ago = onUse(() => new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'short' }));
  const whole = onUse(() => new Intl.NumberFormat(locale));

  return {
    /** Today's calendar date (`YYYY-MM-DD`) where the company works. */
    today: (now: Date): string => isoDay().format(now),
    /** `2027-06-08` reads `Tue, Jun 8`; the year is added if it isn’t this one. */
    day: (calendarDate: string, now: Date): string => {
      return (calendarDate.slice(0, 4) === isoDay().format(now).slice(0, 4) ? day : dayWithYear)().format(
        atMidnight(calendarDate),
      );
    },
    /** `2027-06-08` reads `Tue`. */
    weekday: (calendarDate: string): string => weekday().format(atMidnight(calendarDate)),
    /** `2027-06-08` reads `Jun`. */
    month: (calendarDate: string): string => month().format(atMidnight(calendarDate)),
    /** `08:00` and `10:00` read `8:00 – 10:00 AM`: clock times at a place, not instants. */
    hours: (start: string, end: string): string => hours().formatRange(atClock(start), atClock(end)),
    /** An instant as a date, in the company's zone. */
    date: (instant: string): string => date().format(new Date(instant)),
    /** An instant as a clock time, in the company's zone. */
    time: (instant: string): string => clock().format(new Date(instant)),
    /** An instant in full, for tooltips and records. */
    moment: (instant: string): string => moment().format(new Date(instant)),
    /** How long ago, up to a week; then the date. */
    ago: (instant: string, now: Date): string => {
      const passed = now.getTime() - new Date(instant).getTime();
      if (passed < MINUTE) return isEnglish ? 'just now' : ago().format(0, 'second');
      if (passed < HOUR) return short(ago().format(-Math.floor(passed / MINUTE), 'minute'));
      if (passed < DAY) return short(ago().format(-Math.floor(passed / HOUR), 'hour'));
      if (passed < 7 * DAY) return ago().format(-Math.floor(passed / DAY), 'day');
      return date().format(new Date(instant));
    },
    money: (minorUnits: number, of: string = currency): string => formatMoney(minorUnits, of, locale),
    number: (value: number): string => whole().format(value),
    phone: formatPhone,
  };
}

/** Created on first use: each takes a browser milliseconds, and a page uses only a few. */
function onUse<Formatter>(make: () => Formatter): () => Formatter {
  let made: Formatter | undefined;
  return () => (made ??= make());
}

const atClock = (time: string): Date => new Date(`1970-01-01T${time}:00Z`);

export type Format = ReturnType<typeof makeFormat>;
