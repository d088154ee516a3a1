/** Today's date (`YYYY-MM-DD`) in a zone. */
export const today = (now: Date, timeZone: string): string => zoneOf(timeZone).day.format(now);

/** The instant of a clock time at a place. Hours that a change of clocks skips or repeats come out near enough. */
export function instantOf(date: string, time: string, timeZone: string): string {
  const guess = new Date(`${date}T${time}:00Z`);
  const parts = zoneOf(timeZone).offset.formatToParts(guess);
  const offset = parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const [, sign = '+', hours = '0', minutes = '0'] = /GMT([+-])(\d+):(\d+)/.exec(offset) ?? [];
  const ahead = (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -1 : 1);
  return new Date(guess.getTime() - ahead * 60_000).toISOString();
}

/** Formats cost milliseconds to make, and every row of a list needs them. */
const zones = new Map<string, { day: Intl.DateTimeFormat; offset: Intl.DateTimeFormat }>();

function zoneOf(timeZone: string) {
  const zone = zones.get(timeZone) ?? {
    day: new Intl.DateTimeFormat('en-CA', { timeZone }),
    offset: new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' }),
  };
  zones.set(timeZone, zone);
  return zone;
}
