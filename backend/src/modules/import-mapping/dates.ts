/** Countries that write the month first. */
const MONTH_FIRST = new Set(['US', 'PH', 'PR', 'GU', 'AS', 'VI', 'MP', 'FM', 'PW', 'MH']);
const ISO = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/;
const NUMBERS = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d{2})(?!\d)/;
const INSTANT = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?\s?(?:Z|UTC|[+-]\d{2}:?\d{2})$/;
const WORDS =
  /^(?:[a-z]{3,9},?\s)?(?:([a-z]{3,9})\.?\s(\d{1,2})(?:st|nd|rd|th)?|(\d{1,2})(?:st|nd|rd|th)?[\s-]([a-z]{3,9})\.?),?[\s-](\d{4})(?!\d)/i;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const EARLIEST = 1900;

/**
 * The instant of a date in a list, in ISO 8601: noon for a day without a time. null: not a date, or one in the future.
 */
export function readDate(text: string, country: string, now = new Date()): string | null {
  const read = INSTANT.test(text)
    ? new Date(
        text
          .replace(' UTC', 'Z')
          .replace(/\s(?=[-+Z])/, '')
          .replace(' ', 'T'),
      )
    : null;
  const moment = read && !Number.isNaN(read.getTime()) ? read : noonOf(partsOf(text, country));
  if (!moment || moment.getUTCFullYear() < EARLIEST) return null;
  // Noon of today may still be in the future.
  return moment.getTime() - now.getTime() > 86_400_000 ? null : moment.toISOString();
}

type Parts = [year: number, month: number, day: number];

function partsOf(text: string, country: string): Parts | null {
  const iso = ISO.exec(text);
  if (iso) return [Number(iso[1]), Number(iso[2]), Number(iso[3])];
  const numbers = NUMBERS.exec(text);
  if (numbers)
    return ordered(Number(numbers[1]), Number(numbers[2]), fullYear(numbers[3] ?? ''), MONTH_FIRST.has(country));
  const [, name, day, earlierDay, otherName, year] = WORDS.exec(text) ?? [];
  const month = MONTHS.indexOf((name ?? otherName ?? '').slice(0, 3).toLowerCase()) + 1;
  return month > 0 ? [Number(year), month, Number(day ?? earlierDay)] : null;
}

/** 13/5 and 5/13 are the same day, whatever the country. */
function ordered(one: number, other: number, year: number, monthFirst: boolean): Parts {
  const isMonthFirst = one > 12 ? false : other > 12 ? true : monthFirst;
  return isMonthFirst ? [year, one, other] : [year, other, one];
}

const fullYear = (year: string) =>
  year.length === 4 ? Number(year) : Number(year) + (Number(year) < 70 ? 2000 : 1900);

function noonOf(parts: Parts | null): Date | null {
  if (!parts) return null;
  const [year, month, day] = parts;
  const noon = new Date(Date.UTC(year, month - 1, day, 12));
  return noon.getUTCMonth() === month - 1 && noon.getUTCDate() === day ? noon : null;
}
