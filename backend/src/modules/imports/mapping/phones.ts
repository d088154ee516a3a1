import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js';
import type { DraftPhone, PhoneLabel } from './row-draft.js';

const SEPARATOR = /\s*(?:[;,\n|]|:::|\s\/\s|\bor\b)\s*/i;
/** "Phone:(555) 555-0123 Mobile:555…", as reports of QuickBooks write. */
const LABEL = /\b(phone|tel|mobile|cell|main|home|work|office|other|fax|pager)\s*:/gi;
const FEWEST_DIGITS = 7;
const MOST_DIGITS = 15;
const LONGEST = 50;

/** Excel turned the number into 5.55556E+09: the last digits are lost. */
export const isRoundedNumber = (cell: string): boolean => /^\d([.,]\d+)?E\+?\d+$/i.test(cell);

/** The phones of a cell. `wrong` are the parts that cannot be a phone number. Fax numbers are left out. */
export function parsePhones(
  cell: string,
  country: string,
  label: PhoneLabel,
): { phones: DraftPhone[]; wrong: string[] } {
  const parts = cell
    .replace(LABEL, (_, label: string) => `\n${/^(fax|pager)$/i.test(label) ? 'fax ' : ''}`)
    .split(SEPARATOR)
    .map((part) => part.trim().replace(/\.0$/, ''))
    .filter((part) => part !== '' && !/^fax\b/i.test(part));
  const isPhone = (part: string) => {
    const digits = part.replace(/\D/g, '').length;
    return digits >= FEWEST_DIGITS && digits <= MOST_DIGITS + extensionDigits(part) && part.length <= LONGEST;
  };
  const phones = parts.filter(isPhone).map((raw) => ({ raw, e164: toE164(raw, country), label }));
  return { phones, wrong: parts.filter((part) => !isPhone(part)) };
}

/** What kind of telephone a column holds, by its name. */
export function phoneLabelOf(column: string): PhoneLabel {
  if (/mobile|cell|text message|handy|mobil|movil|portable/i.test(column)) return 'mobile';
  if (/home|privat/i.test(column)) return 'home';
  return /work|office|business|company|büro/i.test(column) ? 'work' : 'other';
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

function extensionDigits(part: string): number {
  return /(?:ext\.?|x|;ext=)\s*(\d{1,6})$/i.exec(part)?.[1]?.length ?? 0;
}

function countryCode(country: string): CountryCode | undefined {
  return isSupportedCountry(country) ? country : undefined;
}
