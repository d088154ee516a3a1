import { getCountries } from 'libphonenumber-js';
import { ALPHA_3 } from './alpha-3.js';
import { oneLine } from './cell.js';
import type { DraftAddress } from './row-draft.js';

export type AddressParts = Record<keyof DraftAddress, string>;

const STATE_AND_CODE = /[\s,]([A-Za-z]{2})\.?[\s,]+(\d{5}(?:-\d{4})?|[A-Z]\d[A-Z] ?\d[A-Z]\d)$/;

/**
 * Splits an address in a single cell: `1 Main St, Springfield, IL 62701`, on one line or several. What cannot be told
 * apart stays together in the first line, so nothing is lost.
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

const CODE_WITHIN = /[\s,]([A-Z]{2})\.?[\s,]{1,3}\d{5}(?:-\d{4})?(?:,?\s(?:USA?|United States)\b)?(?=[\s,;&/|+]|$)/g;
const BETWEEN = /^[\s,;&/|+]{0,9}(?:and\s|\d{1,2}\)\s)?\s{0,3}/i;

/** "1 A St Dayton": nothing tells where the town begins. */
const STREET_AND_TOWN = /^\d{1,6}[A-Za-z]?(?:\s+\S+){3}/;

/** The addresses of a text that has several, one behind the other; the text itself where it is one. */
export function wholeAddresses(text: string): string[] {
  const ends = [...text.matchAll(CODE_WITHIN)]
    .filter(([, state = '']) => usStateCode(state))
    .map(({ 0: found, index }) => index + found.length);
  const pieces = ends.map((end, at) => text.slice(ends[at - 1] ?? 0, at < ends.length - 1 ? end : undefined));
  const addresses = pieces.map((piece) => piece.replace(BETWEEN, ''));
  const areWhole = addresses.every((piece) => {
    const { line1, city } = parseWholeAddress(piece);
    return line1 !== '' && (city !== '' || STREET_AND_TOWN.test(line1));
  });
  return addresses.length > 1 && areWhole ? addresses : [text];
}

/** Not a regular expression: one that ends in `+$` looks at every run of separators again and again. */
function withoutSeparators(text: string): string {
  let end = text.length;
  while (end > 0 && /[\s,]/.test(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

/** Normalizes the parts for storage; null when there is nothing. */
export function normalizeAddress(parts: AddressParts, defaultCountry: string): DraftAddress | null {
  const { line1, line2, city, region, postalCode, country } = parts;
  const home = country || defaultCountry;
  // A country alone only means something if it is a foreign one.
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

/** Whether it is enough to go there. */
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

/** The name of a part that is longer than we store; null when all fit. */
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

/** Two addresses of one client with the same key are the same place. */
export function addressKey(address: DraftAddress | null): string {
  const text = [address?.line1, address?.line2, address?.city, address?.postalCode].join(' ').toLowerCase();
  return text.normalize('NFKD').replace(/[^\p{L}\p{N}]/gu, '');
}

/** The languages of lists; earlier ones win where two languages use one word for two countries. */
const LANGUAGES =
  'en de fr es pt it nl sv da nb fi is pl cs sk hu ro hr sl sr-Latn bg ru uk el tr lt lv et he ar fa th vi id ja ko zh zh-Hant'.split(
    ' ',
  );
const ALIASES: Record<string, string> = {
  usa: 'US',
  unitedstatesofamerica: 'US',
  america: 'US',
  estadosunidosdeamerica: 'US',
  eeuu: 'US',
  vereinigtestaatenvonamerika: 'US',
  uk: 'GB',
  greatbritain: 'GB',
  england: 'GB',
  scotland: 'GB',
  wales: 'GB',
  northernireland: 'GB',
  holland: 'NL',
  ceskarepublika: 'CZ',
  czechrepublic: 'CZ',
  turkey: 'TR',
  deutschl: 'DE',
  brd: 'DE',
};

const codesByName = new Map<string, string>(Object.entries(ALIASES));
for (const language of LANGUAGES) {
  const names = new Intl.DisplayNames([language], { type: 'region' });
  for (const code of getCountries()) {
    const key = nameKey(names.of(code) ?? code);
    if (!codesByName.has(key)) codesByName.set(key, code);
  }
}
for (const code of getCountries()) codesByName.set(code.toLowerCase(), code);
for (const [letters, code] of ALPHA_3) {
  if (codesByName.has(code.toLowerCase()) && !codesByName.has(letters.toLowerCase()))
    codesByName.set(letters.toLowerCase(), code);
}

/** The ISO code of a country by its code or its name in any of these languages; null if unknown. */
export function countryCodeOf(text: string): string | null {
  // "United States (USA)", but not "Georgia (USA)".
  const [beside = '', within = ''] = text.split('(');
  const [code, other] = [beside, within].map((name) => codesByName.get(nameKey(name)));
  return codesByName.get(nameKey(text)) ?? (other === undefined || other === code ? code : null) ?? null;
}

function nameKey(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}]/gu, '');
}

const STATES =
  'AL Alabama|AK Alaska|AZ Arizona|AR Arkansas|CA California|CO Colorado|CT Connecticut|DE Delaware|' +
  'DC District of Columbia|FL Florida|GA Georgia|HI Hawaii|ID Idaho|IL Illinois|IN Indiana|IA Iowa|KS Kansas|' +
  'KY Kentucky|LA Louisiana|ME Maine|MD Maryland|MA Massachusetts|MI Michigan|MN Minnesota|MS Mississippi|' +
  'MO Missouri|MT Montana|NE Nebraska|NV Nevada|NH New Hampshire|NJ New Jersey|NM New Mexico|NY New York|' +
  'NC North Carolina|ND North Dakota|OH Ohio|OK Oklahoma|OR Oregon|PA Pennsylvania|PR Puerto Rico|' +
  'RI Rhode Island|SC South Carolina|SD South Dakota|TN Tennessee|TX Texas|UT Utah|VT Vermont|VA Virginia|' +
  'WA Washington|WV West Virginia|WI Wisconsin|WY Wyoming';

const codes = new Map<string, string>();
for (const state of STATES.split('|')) {
  codes.set(state.slice(0, 2).toLowerCase(), state.slice(0, 2));
  codes.set(state.slice(3).toLowerCase(), state.slice(0, 2));
}

/** "Florida", "Fl." and "fl" are FL; null for anything that is not a US state. */
export function usStateCode(text: string): string | null {
  return codes.get(text.toLowerCase().replace(/\./g, '').trim()) ?? null;
}
