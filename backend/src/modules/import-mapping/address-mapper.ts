import {
  type AddressParts,
  addressKey,
  countryCodeOf,
  normalizeAddress,
  overlongPart,
  parseWholeAddress,
  wholeAddresses,
} from './addresses.js';
import type { DraftAddress } from './row-draft.js';
import type { RowValues } from './row-values.js';

type Group = 'billing' | 'property' | 'other';
/** The texts of one address from its columns; `whole` is a column with the entire address. */
type Texts = AddressParts & { whole: string };

const PARTS = ['line1', 'line2', 'city', 'region', 'postalCode', 'country', 'whole'] as const;
const COLUMN = {
  line1: 'line1',
  line2: 'line2',
  city: 'city',
  region: 'region',
  postalCode: 'postal_code',
  country: 'country',
  whole: 'address',
} as const;
/** How programs put several values into one cell: Google Contacts, Outlook, others. */
const SEPARATORS = [':::', '|', ';', '\n'];
/** Signs that an address may have, too: only where street, town and code have as many it is between two. */
const WEAK = [',', '&', '/', '+', ' and '];

/** Every address in the columns of a group, in the order of the file. */
export function addressesOf(values: RowValues, group: Group, defaultCountry: string): DraftAddress[] {
  const found = textsOf(values, group)
    .flatMap(apart)
    .flatMap((texts) => toAddress(values, group, texts, defaultCountry) ?? []);
  return distinct(found);
}

/** Each place once. */
export const distinct = (addresses: DraftAddress[]): DraftAddress[] => [
  ...new Map(addresses.map((address) => [addressKey(address), address])).values(),
];

/**
 * `Address 2 – Street` and `Address 3 – Street` feed one field: the first columns of each field form one address, and
 * so on.
 */
function textsOf(values: RowValues, group: Group): Texts[] {
  const columns = PARTS.map((part) => [part, values.row(`${group}_${COLUMN[part]}`)] as const);
  if (group !== 'other') {
    const own = Object.fromEntries(columns.map(([part]) => [part, values.one(`${group}_${COLUMN[part]}`)])) as Texts;
    return [
      { ...own, line2: together(values, `${group}_line2`), whole: own.whole || inLines(values, `${group}_lines`) },
    ];
  }
  const counts = new Set(columns.map(([, texts]) => texts.length).filter((count) => count > 0));
  if (counts.size > 1) return inOrderOfColumns(values);
  return Array.from(
    { length: Math.max(0, ...counts) },
    (_, index) => Object.fromEntries(columns.map(([part, texts]) => [part, texts[index] ?? ''])) as Texts,
  );
}

/** Where not every address has every part, the next one begins at the column that repeats a part. */
function inOrderOfColumns(values: RowValues): Texts[] {
  const found: Array<Partial<Texts>> = [];
  for (const { part, value } of values.inOrder(PARTS.map((part) => [part, `other_${COLUMN[part]}`] as const))) {
    const last = found.at(-1);
    const isSecondStreet = (part === 'line1' || part === 'whole') && (last?.line1 ?? last?.whole) !== undefined;
    if (last && last[part] === undefined && !isSecondStreet) last[part] = value;
    else found.push({ [part]: value });
  }
  return found.map((texts) => Object.fromEntries(PARTS.map((part) => [part, texts[part] ?? ''])) as Texts);
}

/** "Bldg 2" and "Suite 4" of one address. */
const together = (values: RowValues, target: 'billing_line2' | 'property_line2') =>
  [...new Set(values.all(target).map(({ value }) => value))].join(', ');

/** "Bill to 1" to "Bill to 5": an address as it stands on an envelope, below the name of the client. */
function inLines(values: RowValues, target: 'billing_lines' | 'property_lines'): string {
  const names = (['display_name', 'company_name', 'full_name'] as const).map((name) => values.one(name));
  const person = [values.one('first_name'), values.one('last_name')].filter(Boolean).join(' ');
  const known = new Set([...names, person].map(plain));
  const lines = values.all(target).map(({ value }) => value);
  const first = lines.findIndex((line) => !known.has(plain(line)));
  return first < 0 ? '' : lines.slice(first).join('\n');
}

const plain = (name: string) => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** Several addresses in the same cells, each with its part of every cell. */
function apart(texts: Texts): Texts[] {
  const separator =
    SEPARATORS.find((one) => separates(texts, one)) ?? WEAK.find((one) => areInStep(texts, texts.line1, one));
  if (!separator) return wholeTexts(texts).map((whole) => withoutEmptyParts({ ...texts, whole }));
  const pieces = PARTS.map((part) => [part, texts[part].split(separator).map((piece) => piece.trim())] as const);
  const count = Math.max(...pieces.map(([, list]) => list.length));
  return Array.from(
    { length: count },
    // What is given once applies to all, such as the state or the country.
    (_, index) =>
      Object.fromEntries(
        pieces.map(([part, list]) => [part, list.length === 1 && isShared(part) ? list[0] : (list[index] ?? '')]),
      ) as Texts,
  );
}

const isShared = (part: keyof Texts) => part !== 'line1' && part !== 'line2' && part !== 'whole';

/**
 * A line break or a semicolon may belong to one address, but not where street and town both have the same number of
 * them.
 */
function separates(texts: Texts, separator: string): boolean {
  if (separator === ':::') return PARTS.some((part) => texts[part].includes(separator));
  const count = (text: string) => text.split(separator).filter((piece) => piece.trim()).length;
  const street = texts.line1 || (isSeparate(texts) ? texts.whole : '');
  if (street) {
    const inStep = [count(texts.city), count(texts.postalCode)].includes(count(street));
    return count(street) > 1 && (inStep || (separator !== '\n' && street.split(separator).every(isStreet)));
  }
  const pieces = texts.whole.split(separator);
  return pieces.length > 1 && pieces.every((piece) => parseWholeAddress(piece).postalCode !== '');
}

/** As many streets as towns, and as many codes; without codes, each street begins with a number, and no town is a state. */
function areInStep({ city, postalCode }: Texts, street: string, separator: string): boolean {
  const [streets = [], cities = [], codes = []] = [street, city, postalCode].map((text) => text.split(separator));
  const isCode = (piece: string) => /^[\dA-Z][\dA-Z -]{2,9}$/.test(piece.trim()) && /\d/.test(piece);
  if (streets.length < 2 || streets.length !== cities.length) return false;
  if (postalCode === '') return streets.every(isStreet) && !cities.some((piece) => /^\s*\p{L}{2}\.?\s*$/u.test(piece));
  return codes.length === streets.length && codes.every(isCode);
}

/** Whole addresses of one cell that nothing but their codes tells apart. */
const wholeTexts = (texts: Texts): string[] => (isSeparate(texts) ? [texts.whole] : wholeAddresses(texts.whole));

/** "12 Elm St": a number and a name. */
const isStreet = (piece: string) => /^\d{1,6}[A-Za-z]?\s+\p{L}{1,2}/u.test(piece.trim());

/** "|1 A St": a separator with nothing before it. */
const withoutEmptyParts = (texts: Texts): Texts =>
  Object.fromEntries(PARTS.map((part) => [part, texts[part].replace(/^[|;\s]{1,9}|[|;\s]{1,9}$/g, '')])) as Texts;

/** Beside a column for the city, "Address" means the street. */
const isSeparate = ({ line1, city, postalCode }: AddressParts) => line1 !== '' || city !== '' || postalCode !== '';

function toAddress(
  values: RowValues,
  group: Group,
  { whole, ...parts }: Texts,
  defaultCountry: string,
): DraftAddress | null {
  const own = isSeparate(parts) ? { ...parts, line1: parts.line1 || whole } : parseWholeAddress(whole);
  const country = own.country || parts.country;
  const code = country ? countryCodeOf(country) : '';
  if (code === null)
    values.report('value_unknown', `${group}_country`, `“${country}” isn’t a country Hedgerow recognizes.`);
  const address = normalizeAddress({ ...own, country: code ?? '' }, defaultCountry);
  const tooLong = overlongPart(address);
  if (tooLong) values.report('too_long', `${group}_address`, `The address’s ${tooLong} is too long.`);
  return address;
}
