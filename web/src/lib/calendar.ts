const DAY_MS = 86_400_000;

/** A range of calendar dates, each end optional. */
export interface Days {
  from?: string | undefined;
  to?: string | undefined;
}

/** A calendar date as an instant: midnight UTC. */
export const atMidnight = (calendarDate: string): Date => new Date(`${calendarDate}T00:00:00Z`);

/** `2027-06-08` and 3 give `2027-06-11`. Calendar dates have no zone, so no change of clocks can bend them. */
export function addDays(calendarDate: string, days: number): string {
  return new Date(atMidnight(calendarDate).getTime() + days * DAY_MS).toISOString().slice(0, 10);
}

/** ISO weekday: 1 is Monday, 7 is Sunday. */
export const weekdayOf = (calendarDate: string): number => atMidnight(calendarDate).getUTCDay() || 7;

/** First and last day of the week that a day is in. @param weekStart ISO weekday on which the company's week begins */
export function weekOf(calendarDate: string, weekStart: number): { from: string; to: string } {
  const from = addDays(calendarDate, -((weekdayOf(calendarDate) - weekStart + 7) % 7));
  return { from, to: addDays(from, 6) };
}

export const isCalendarDate = (value: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(atMidnight(value).getTime());

/** `08:30` and 90 give `10:00`; stops at the end of the day. */
export function addMinutes(time: string, minutes: number): string {
  const [hours = 0, minute = 0] = time.split(':').map(Number);
  const total = Math.min(hours * 60 + minute + minutes, 23 * 60 + 59);
  return `${String(Math.floor(total / 60)).padStart(2, '0')}:${String(total % 60).padStart(2, '0')}`;
}
