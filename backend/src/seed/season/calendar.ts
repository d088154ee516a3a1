/** A day of the calendar, `YYYY-MM-DD`. */
export type Day = string;

const DAY_MS = 86_400_000;

const utc = (day: Day): Date => new Date(`${day}T00:00:00Z`);

export const addDays = (day: Day, days: number): Day =>
  new Date(utc(day).getTime() + days * DAY_MS).toISOString().slice(0, 10);

export const latest = (one: Day, other: Day): Day => (one > other ? one : other);

/** ISO: 1 is Monday. */
export const weekdayOf = (day: Day): number => utc(day).getUTCDay() || 7;

/** Counts weeks from a fixed Monday, so that every second week stays every second week. */
export const weekOf = (day: Day): number => Math.floor((utc(day).getTime() / DAY_MS + 3) / 7);

export const yearOf = (day: Day): number => Number(day.slice(0, 4));

/** Days on which the company works: Monday to Friday without the holidays that everybody keeps. */
export function workingDays(from: Day, to: Day): Day[] {
  const days: Day[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) {
    if (weekdayOf(day) <= 5 && !isHoliday(day)) days.push(day);
  }
  return days;
}

/** The company's clock: the local date, and the minutes since midnight. */
export function clockOf(now: Date, timeZone: string): { today: Day; minute: number } {
  const parts = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(now);
  const [today = '', time = '00:00'] = parts.split(' ');
  return { today, minute: minuteOf(time) };
}

export const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

export function timeOf(minute: number): string {
  const within = Math.min(Math.max(Math.round(minute), 0), 23 * 60 + 59);
  return `${String(Math.floor(within / 60)).padStart(2, '0')}:${String(within % 60).padStart(2, '0')}`;
}

function isHoliday(day: Day): boolean {
  const date = day.slice(5);
  const fourthThursday = date >= '11-22' && date <= '11-28' && weekdayOf(day) === 4;
  return ['01-01', '07-04', '12-25'].includes(date) || fourthThursday;
}
