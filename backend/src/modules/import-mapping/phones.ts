import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js';
import type { DraftPhone, PhoneLabel } from './row-draft.js';

const SEPARATOR = /[;,\n|]|:::|\s\/\s|\bor\b/i;
/** "Phone:(555) 555-0123 Mobile:555…", as reports of QuickBooks write. */
const LABEL = /\b(phone|tel|mobile|cell|main|home|work|office|other|fax|pager)\s*:/gi;
/** "Phone 1 - Value" has its kind beside it, in "Phone 1 - Type" or, in newer files, "Phone 1 - Label". */
const VALUE_COLUMN = /^(.*)\bvalue$/i;
const KIND_COLUMN = /^(.*)\b(?:type|label)$/i;
const FEWEST_DIGITS = 7;
const MOST_DIGITS = 15;
const LONGEST = 50;

/** Excel turned the number into 5.55556E+09: the last digits are lost. */
export const isRoundedNumber = (cell: string): boolean => /^\d([.,]\d+)?E\+?\d+$/i.test(cell);

/**
 * The phones of a cell, each of the kind that stands before it, else of the kind that `label` names.
 * `wrong` are the parts that cannot be a phone number. Fax numbers are left out.
 */
export function parsePhones(
  cell: string,
  country: string,
  label: PhoneLabel,
): { phones: DraftPhone[]; wrong: string[] } {
  const parts = cell
    .replace(LABEL, (_, word: string) => `\n${word}:`)
    .split(SEPARATOR)
    .map((part) => labelled(part, label))
    .filter(({ raw, word }) => raw !== '' && !/^(fax|pager)\b/i.test(word || raw));
  const phones = parts.filter(({ raw }) => isPhone(raw));
  return {
    phones: phones.map(({ raw, label: kind }) => ({ raw, e164: toE164(raw, country), label: kind })),
    wrong: parts.filter(({ raw }) => !isPhone(raw)).map(({ raw }) => raw),
  };
}

/** What kind of telephone a column holds, by its name. */
export function phoneLabelOf(column: string): PhoneLabel {
  if (/mobile|cell|text message|handy|mobil|movil|portable/i.test(column)) return 'mobile';
  if (/home|privat/i.test(column)) return 'home';
  return /work|office|business|company|büro/i.test(column) ? 'work' : 'other';
}

/** The column that tells the kind of the phones in `column`; -1 when the file has none. */
export function kindColumnOf(columns: readonly string[], column: number): number {
  const stem = VALUE_COLUMN.exec(columns[column] ?? '')?.[1];
  return stem === undefined ? -1 : (kindColumns(columns).get(stem) ?? -1);
}

/** Columns are the same for every row of a file, and there may be hundreds. */
const knownKindColumns = new WeakMap<readonly string[], Map<string, number>>();

function kindColumns(columns: readonly string[]): Map<string, number> {
  const known = knownKindColumns.get(columns);
  if (known) return known;
  const found = new Map<string, number>();
  columns.forEach((name, index) => {
    const stem = KIND_COLUMN.exec(name)?.[1];
    if (stem !== undefined && !found.has(stem)) found.set(stem, index);
  });
  knownKindColumns.set(columns, found);
  return found;
}

/** The number in the international form, if it is complete. */
export function toE164(raw: string, country: string): string | null {
  const number = parsePhoneNumberFromString(raw, countryCode(country));
  return number?.isPossible() ? number.number : null;
}

/** What two phones are compared by: their last ten digits; null when there are fewer. */
export function phoneKey({ raw, e164 }: Pick<DraftPhone, 'raw' | 'e164'>): string | null {
  const digits = (e164 ?? raw).replace(/\D/g, '');
  return digits.length >= 10 ? digits.slice(-10) : null;
}

function labelled(part: string, fallback: PhoneLabel): { raw: string; word: string; label: PhoneLabel } {
  const [, word = '', number = ''] = /^(?:([a-z]+):)?(.*)$/i.exec(part.trim()) ?? [];
  const label = phoneLabelOf(word);
  return { raw: number.trim().replace(/\.0$/, ''), word, label: label === 'other' ? fallback : label };
}

function isPhone(part: string): boolean {
  const digits = part.replace(/\D/g, '').length;
  return digits >= FEWEST_DIGITS && digits <= MOST_DIGITS + extensionDigits(part) && part.length <= LONGEST;
}

function extensionDigits(part: string): number {
  return /(?:ext\.?|x|;ext=)\s*(\d{1,6})$/i.exec(part)?.[1]?.length ?? 0;
}

function countryCode(country: string): CountryCode | undefined {
  return isSupportedCountry(country) ? country : undefined;
}
