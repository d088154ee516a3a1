import { oneLine } from './cell.js';
import type { DraftAddress } from './row-draft.js';
import { usStateCode } from './places.js';

export type AddressParts = Record<keyof DraftAddress, string>;

const STATE_AND_CODE = /[\s,]([A-Za-z]{2})\.?[\s,]+(\d{5}(?:-\d{4})?|[A-Z]\d[A-Z] ?\d[A-Z]\d)$/;

/**
 * Takes an address apart that stands in one cell: `1 Main St, Springfield, IL 62701`, in one line or several.
 * What cannot be told apart stays together in the first line, so nothing is lost.
 */
export function parseWholeAddress(text: string): AddressParts {
  const lines = text
    .split(/\n|,\s+/)
    .map(oneLine)
    .map((line) => line.trim())
    .filter(Boolean);
  const country =
    lines.length > 1 && /^(us|usa|u\.s\.a\.|united states|canada)$/i.test(lines.at(-1) ?? '')
      ? (lines.pop() ?? '')
      : '';
  const end = ` ${lines.slice(-2).join(', ')}`;
  const tail = STATE_AND_CODE.exec(end);
  const [, state = '', postalCode = ''] = tail ?? [];
  if (!tail || (!usStateCode(state) && !/^[A-Z]\d/.test(postalCode)))
    return { ...blank, line1: lines.join(', '), country };
  const before = withoutSeparators(end.slice(0, tail.index)).split(', ');
  const rest = [...lines.slice(0, -2), ...before.map((part) => part.trim())].filter(Boolean);
  const city = rest.length > 1 ? (rest.pop() ?? '') : '';
  const [line1 = '', ...more] = rest;
  return { line1, line2: more.join(', '), city, region: state, postalCode, country };
}

/** Not a regular expression: one that ends in `+$` looks at every run of separators again and again. */
function withoutSeparators(text: string): string {
  let end = text.length;
  while (end > 0 && /[\s,]/.test(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

/** Puts the parts into the form in which they are kept; null when there is nothing. */
export function normalizeAddress(parts: AddressParts, defaultCountry: string): DraftAddress | null {
  const { line1, line2, city, region, postalCode, country } = parts;
  const home = country || defaultCountry;
  // A country alone says something only where it is another one.
  if (![line1, line2, city, region, postalCode].some((part) => part !== '') && home === defaultCountry) return null;
  return {
    line1: oneLine(line1) || oneLine(line2) || null,
    line2: (line1 && oneLine(line2)) || null,
    city: oneLine(city) || null,
    region: (home === 'US' ? (usStateCode(region) ?? region) : region) || null,
    postalCode: normalizePostalCode(postalCode, home) || null,
    country: home || null,
  };
}

/** Whether somebody could go there. */
export const isPlace = ({ country: _, ...parts }: DraftAddress): boolean => Object.values(parts).some(Boolean);

const LONGEST = { line1: 200, line2: 200, city: 100, region: 100, postalCode: 20, country: 2 } as const;
const WORDS = {
  line1: 'street',
  line2: 'second line',
  city: 'city',
  region: 'state',
  postalCode: 'postal code',
  country: 'country',
};

/** The part of an address that is longer than we keep, in words; null when all fit. */
export function overlongPart(address: DraftAddress | null): string | null {
  const parts = Object.keys(LONGEST) as Array<keyof DraftAddress>;
  const part = parts.find((name) => (address?.[name]?.length ?? 0) > LONGEST[name]);
  return part ? WORDS[part] : null;
}

/** Spreadsheets take ZIP codes for numbers: 02139 becomes 2139 or 2139.0. */
function normalizePostalCode(postalCode: string, country: string): string {
  const code = postalCode.replace(/\.0$/, '').toUpperCase();
  return country === 'US' && /^\d{3,4}$/.test(code) ? code.padStart(5, '0') : code;
}

const blank: AddressParts = { line1: '', line2: '', city: '', region: '', postalCode: '', country: '' };

/** By which two addresses of one client are taken for the same place. */
export function addressKey(address: DraftAddress | null): string {
  const text = [address?.line1, address?.line2, address?.city, address?.postalCode].join(' ').toLowerCase();
  return text.normalize('NFKD').replace(/[^\p{L}\p{N}]/gu, '');
}
