/** Whatever the clock of a zone shows at an instant, as if it were UTC. */
function clockOf(instant: number, timezone: string): number {
  // Sweden writes dates as machines read them.
  const written = new Date(instant).toLocaleString('sv-SE', { timeZone: timezone });
  return Date.parse(`${written.replace(' ', 'T')}Z`);
}

/** The instant at which the clock of a zone shows a day and a time such as `2026-11-30T08:00`. */
export function instantIn(timezone: string, clock: string): string {
  const wanted = Date.parse(`${clock}Z`);
  // The second time from where the clock may have been changed meanwhile.
  const near = wanted + (wanted - clockOf(wanted, timezone));
  return new Date(near + (wanted - clockOf(near, timezone))).toISOString();
}

/** The other way around. */
export const clockIn = (timezone: string, instant: Date): string =>
  new Date(clockOf(instant.getTime(), timezone)).toISOString().slice(0, 16);
