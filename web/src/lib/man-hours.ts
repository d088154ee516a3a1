/** Man-minutes as man-hours: two people for an hour and a half are 3 man-hours. */
export function manHours(minutes: number): string {
  const hours = Math.round((minutes / 60) * 100) / 100;
  return `${hours} ${hours === 1 ? 'labor hour' : 'labor hours'}`;
}
