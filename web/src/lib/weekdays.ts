/** ISO weekdays: 1 is Monday. */
const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;

/** The weekdays in the order of the company’s week. @param weekStart ISO weekday */
export const weekdaysFrom = (weekStart: number): { value: number; label: string }[] =>
  WEEKDAYS.map((_, index) => (weekStart - 1 + index) % 7).map((day) => ({
    value: day + 1,
    label: WEEKDAYS[day] ?? '',
  }));
