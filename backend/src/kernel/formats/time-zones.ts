import { Temporal } from 'temporal-polyfill';

/**
 * A zone as the IANA database spells it, aliases included, as browsers report them; null for other text. Offsets are
 * refused: `+05:00` knows no daylight saving time, and PostgreSQL reads its sign the other way round. So are names that
 * only Java has.
 */
export function timeZoneNamed(text: string): string | null {
  if (!/^(?!systemv\/)[a-z]/i.test(text)) return null;
  try {
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(text).timeZoneId;
  } catch {
    return null;
  }
}
