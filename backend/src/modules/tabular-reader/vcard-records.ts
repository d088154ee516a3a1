import type { Readable } from 'node:stream';
import ICAL from 'ical.js';
import type { Encoding } from './encoding.js';
import { readableText } from './plain-text.js';
import type { SourceRow } from './source.js';
import { isUtf16, vcardCards } from './vcard-cards.js';
import { uniformCard } from './vcard-line-format.js';

const PLACES = ['Home', 'Work', 'Other'] as const;
const ADDRESS = ['street', 'street 2', 'city', 'state', 'postal code', 'country'] as const;

/** A card becomes a row of these columns, so that everything after reading only sees tables. */
export const VCARD_COLUMNS = [
  ...['Full name', 'First name', 'Middle name', 'Last name', 'Company', 'Kind', 'Emails', 'Phones'],
  ...PLACES.flatMap((place) => ADDRESS.map((part) => `${place} ${part}`)),
  ...['Categories', 'Note', 'Other details', 'UID'],
  // Last: imports that have begun identify columns by position.
  'Other formatted',
];

interface ReadProperty {
  name: string;
  parameters: Record<string, string | string[] | undefined>;
  types: string[];
  /** Components of a structured value (name, address, organisation), or the one value. */
  parts: string[];
}

/** As in Google Contacts; the mapping splits it again. */
const SEVERAL = ' ::: ';

/** Mobile first: a phone is often of type `cell` and `home` at once. */
const PHONE_KINDS = [
  ['fax', 'Fax'],
  ['pager', 'Pager'],
  ['cell', 'Mobile'],
  ['home', 'Home'],
  ['work', 'Work'],
] as const;

/** Properties without a column of their own; shown together, so that nothing is lost unseen. */
const DETAILS: Record<string, string> = {
  nickname: 'Nickname',
  title: 'Title',
  role: 'Role',
  'x-url': 'Web',
  'x-impp': 'Messenger',
  'x-bday': 'Birthday',
  'x-anniversary': 'Anniversary',
  'x-related': 'Related',
  'x-abrelatednames': 'Related',
  'x-spouse': 'Spouse',
  'x-assistant': 'Assistant',
  'x-skype': 'Skype',
  'x-skype-username': 'Skype',
};

/** Streams every card of a vCard file as a row. An unreadable card says so and does not stop the others. */
export async function* vcardRecords(file: Readable, encoding: Encoding): AsyncGenerator<SourceRow> {
  for await (const { line, lines, damage } of vcardCards(file, encoding)) {
    try {
      const properties = propertiesOf(lines, isUtf16(encoding) ? 'utf-8' : encoding);
      const cells = cellsOf(properties).map(readableText);
      yield { line, cells, ...nobody(properties), ...(damage && { damage: damaged(damage) }) };
    } catch (error) {
      yield { line, cells: [], damage: damaged(error instanceof Error ? error.message : String(error)) };
    }
  }
}

const damaged = (reason: string) =>
  ({ code: 'card_damaged', detail: `This vCard can’t be read: ${readableText(reason)}.` }) as const;

function propertiesOf(lines: string[], encoding: Encoding): ReadProperty[] {
  const [, found] = ICAL.parse(uniformCard(lines, encoding).join('\r\n')) as [string, unknown[][]];
  const properties = found.map(([name, parameters, , ...values]) => ({
    name: String(name),
    parameters: parameters as ReadProperty['parameters'],
    types: typesOf(parameters),
    parts: values.flatMap((value): unknown[] => (Array.isArray(value) ? value : [value])).map(asText),
  }));
  // Preferred values go first (RFC 6350, 5.3).
  return properties.toSorted((one, other) => preferenceOf(one) - preferenceOf(other));
}

const preferenceOf = ({ parameters, types }: ReadProperty) =>
  types.includes('pref') ? 0 : Number(parameters['pref'] ?? 101);

function typesOf(parameters: unknown): string[] {
  const type = (parameters as { type?: string | string[] }).type ?? [];
  return [type].flat().flatMap((value) => value.toLowerCase().split(','));
}

function asText(value: unknown): string {
  const text = Array.isArray(value) ? value.join(', ') : String(value);
  return text.replace(/\\([;,\\])/g, '$1').trim();
}

/** The card of a group, a place or a device is no client (RFC 6350, 6.1.4). */
function nobody(properties: ReadProperty[]): Pick<SourceRow, 'noClient'> {
  const kind = kindOf(properties);
  if (!kind || ['individual', 'org'].includes(kind) || kind.startsWith('x-')) return {};
  const name = readableText(firstOf(properties, 'fn')[0] ?? '').slice(0, 500);
  return {
    noClient: { name, detail: `This vCard is a ${readableText(kind).slice(0, 60)}, not a client.` },
  };
}

/** In lower case; Apple has its own property where version 3 has none. */
const kindOf = (properties: ReadProperty[]) =>
  (
    firstOf(properties, 'kind')[0] ||
    firstOf(properties, 'x-addressbookserver-kind')[0] ||
    (firstOf(properties, 'x-evolution-list')[0]?.toUpperCase() === 'TRUE' && 'group') ||
    ''
  ).toLowerCase();

const firstOf = (properties: ReadProperty[], name: string): string[] =>
  properties.find((property) => property.name === name)?.parts ?? [];

function cellsOf(properties: ReadProperty[]): string[] {
  const all = (name: string) => properties.filter((property) => property.name === name);
  const first = (name: string) => firstOf(properties, name);
  const [lastName = '', firstName = '', middleName = ''] = first('n');
  const [company = '', ...units] = first('org');
  const home = all('adr').find(({ types }) => types.includes('home'));
  const work =
    all('adr').find(({ types }) => types.includes('work') && !types.includes('home')) ??
    all('adr').find(({ types }) => !types.includes('home'));
  const others = all('adr').filter((address) => address !== home && address !== work);
  const labels = labelsOf(properties);
  return [
    nameOf(properties),
    firstName,
    middleName,
    lastName,
    company,
    isCompany(properties) ? 'company' : 'person',
    joined(all('email')),
    all('tel').map(phoneCell).join('\n'),
    ...addressCells(home),
    ...addressCells(work),
    ...several([...others.map(addressCells), ...labels.map(() => NO_ADDRESS)]),
    all('categories')
      .flatMap(({ parts }) => parts)
      .join(', '),
    all('note')
      .map(({ parts }) => parts.join(', '))
      .join('\n'),
    detailsOf(properties, units),
    first('uid')[0] ?? '',
    [...others.map(() => ''), ...labels].join(labels.length > 0 ? SEVERAL : ''),
  ];
}

/** The person's name: some cards of version 2.1 only have its parts, or a nickname. */
function nameOf(properties: ReadProperty[]): string {
  const [family = '', given = '', middle = '', prefix = '', suffix = ''] = firstOf(properties, 'n');
  const written = firstOf(properties, 'fn')[0];
  if (written) return written;
  const name = [prefix, given, middle, family].filter(Boolean).join(' ');
  if (name && (prefix || suffix)) return suffix ? `${name}, ${suffix}` : name;
  return name || firstOf(properties, 'org')[0] ? '' : (firstOf(properties, 'nickname')[0] ?? '');
}

/** Addresses that a card only has in printed form. */
function labelsOf(properties: ReadProperty[]): string[] {
  const addresses = properties.filter(({ name }) => name === 'adr');
  if (addresses.some(({ parts }) => parts.some(Boolean))) return [];
  const printed = addresses.flatMap(({ parameters }) => parameters['label'] ?? []);
  const own = properties.filter(({ name }) => name === 'label').flatMap(({ parts }) => parts[0] ?? []);
  return [...new Set([...printed, ...own])].filter(Boolean);
}

/** A person unless the card says otherwise (RFC 6350), or only has an organization's name. */
function isCompany(properties: ReadProperty[]): boolean {
  const kind = kindOf(properties);
  if (kind) return kind === 'org';
  if (firstOf(properties, 'x-abshowas')[0]?.toUpperCase() === 'COMPANY') return true;
  const [company = '', name = ''] = [firstOf(properties, 'org')[0], firstOf(properties, 'fn')[0]];
  return company !== '' && firstOf(properties, 'n').every((part) => part === '') && ['', company].includes(name);
}

const joined = (properties: ReadProperty[]) => properties.map(({ parts }) => parts[0] ?? '').join('; ');

/** Titles, departments, second companies and the like: one line each. */
function detailsOf(properties: ReadProperty[], units: string[]): string {
  const told = properties.flatMap(({ name, parts }) =>
    detailOf(name) && parts.some(Boolean) ? [`${detailOf(name)}: ${parts.filter(Boolean).join(', ')}`] : [],
  );
  const also = properties
    .filter(({ name }) => name === 'fn')
    .slice(1)
    .map(({ parts }) => `Also called: ${parts[0] ?? ''}`);
  const more = properties.filter(({ name }) => name === 'org').slice(1);
  const companies = more.map(({ parts }) => `Company: ${parts.filter(Boolean).join(', ')}`);
  const department = units.filter(Boolean).map((unit) => `Department: ${unit}`);
  return [...also, ...department, ...companies, ...told].join('\n');
}

/** What stands before a detail; a property that nobody has defined is called as it calls itself. */
function detailOf(name: string): string | undefined {
  const words = name.startsWith('x-') && !NO_DETAILS.has(name) ? name.slice(2).replaceAll('-', ' ') : '';
  return DETAILS[name] ?? (words && words.charAt(0).toUpperCase() + words.slice(1));
}

const NO_DETAILS = new Set(['x-abshowas', 'x-addressbookserver-kind', 'x-evolution-list']);

/** "Mobile: 212-555-0160", so that the kind survives in the one cell for all phones. */
function phoneCell({ types, parts }: ReadProperty): string {
  const number = parts[0] ?? '';
  const kind = PHONE_KINDS.find(([type]) => types.includes(type))?.[1];
  return kind ? `${kind}: ${number}` : number;
}

const NO_ADDRESS = ADDRESS.map(() => '');

/** Each part of every address, aligned. */
const several = (addresses: string[][]) =>
  NO_ADDRESS.map((_, part) => (addresses.length > 0 ? addresses.map((cells) => cells[part] ?? '').join(SEVERAL) : ''));

function addressCells(address: ReadProperty | undefined): string[] {
  if (!address) return NO_ADDRESS;
  const [box = '', extended = '', street = '', city = '', region = '', postalCode = '', country = ''] = address.parts;
  const [line1 = '', ...more] = street.split('\n').map((line) => line.trim());
  const line2 = [...more, extended, box].filter(Boolean).join(', ');
  const land = country || String(address.parameters['cc'] ?? '');
  return line1 ? [line1, line2, city, region, postalCode, land] : [line2, '', city, region, postalCode, land];
}
