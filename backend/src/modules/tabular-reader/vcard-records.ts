import type { Readable } from 'node:stream';
import ICAL from 'ical.js';
import type { Encoding } from './encoding.js';
import { readableText } from './readable-text.js';
import type { SourceRow } from './source.js';
import { vcardCards } from './vcard-cards.js';
import { uniformCard } from './vcard-line-format.js';

/** A card becomes a row of these columns, so that everything after reading sees only tables. */
export const VCARD_COLUMNS = [
  'Full name',
  'First name',
  'Middle name',
  'Last name',
  'Company',
  'Kind',
  'Emails',
  'Phones',
  'Home street',
  'Home street 2',
  'Home city',
  'Home state',
  'Home postal code',
  'Home country',
  'Work street',
  'Work street 2',
  'Work city',
  'Work state',
  'Work postal code',
  'Work country',
  'Categories',
  'Note',
  'UID',
] as const;

interface ReadProperty {
  name: string;
  types: string[];
  /** Components of a structured value (name, address, organisation), or the one value. */
  parts: string[];
}

const ADDRESS_PARTS = 6;

/** Mobile first: a phone is often of type `cell` and `home` at once. */
const PHONE_KINDS = [
  ['cell', 'Mobile'],
  ['home', 'Home'],
  ['work', 'Work'],
] as const;

/** Streams every card of a vCard file as a row. A card that cannot be read says so and does not stop the others. */
export async function* vcardRecords(file: Readable, encoding: Encoding): AsyncGenerator<SourceRow> {
  for await (const { line, lines, damage } of vcardCards(file, encoding)) {
    try {
      yield { line, cells: cellsOf(propertiesOf(lines)).map(readableText), ...(damage && { damage }) };
    } catch (error) {
      yield { line, cells: [], damage: readableText(error instanceof Error ? error.message : String(error)) };
    }
  }
}

function propertiesOf(lines: string[]): ReadProperty[] {
  const [, properties] = ICAL.parse(uniformCard(lines).join('\r\n')) as [string, unknown[][]];
  return properties.map(([name, parameters, , ...values]) => ({
    name: String(name),
    types: typesOf(parameters),
    parts: values.flatMap((value): unknown[] => (Array.isArray(value) ? value : [value])).map(asText),
  }));
}

function typesOf(parameters: unknown): string[] {
  const type = (parameters as { type?: string | string[] }).type ?? [];
  return [type].flat().flatMap((value) => value.toLowerCase().split(','));
}

function asText(value: unknown): string {
  const text = Array.isArray(value) ? value.join(', ') : String(value);
  return text.replace(/\\([;,\\])/g, '$1').trim();
}

function cellsOf(properties: ReadProperty[]): string[] {
  const all = (name: string) => properties.filter((property) => property.name === name);
  const first = (name: string) => all(name)[0]?.parts ?? [];
  const [lastName = '', firstName = '', middleName = ''] = first('n');
  const isCompany = first('kind')[0] === 'org' || first('x-abshowas')[0]?.toUpperCase() === 'COMPANY';
  const phones = all('tel').filter(({ types }) => !types.includes('fax') && !types.includes('pager'));
  return [
    first('fn')[0] ?? '',
    firstName,
    middleName,
    lastName,
    first('org')[0] ?? '',
    isCompany ? 'company' : '',
    joined(all('email')),
    phones.map(phoneCell).join('; '),
    ...addressCells(all('adr').find(({ types }) => types.includes('home'))),
    ...addressCells(all('adr').find(({ types }) => !types.includes('home'))),
    all('categories')
      .flatMap(({ parts }) => parts)
      .join(', '),
    all('note')
      .map(({ parts }) => parts.join(', '))
      .join('\n'),
    first('uid')[0] ?? '',
  ];
}

const joined = (properties: ReadProperty[]) => properties.map(({ parts }) => parts[0] ?? '').join('; ');

/** "Mobile: 212-555-0160", so that the kind survives in the one cell for all phones. */
function phoneCell({ types, parts }: ReadProperty): string {
  const number = (parts[0] ?? '').replace(/^tel:/i, '');
  const kind = PHONE_KINDS.find(([type]) => types.includes(type))?.[1];
  return kind ? `${kind}: ${number}` : number;
}

function addressCells(address: ReadProperty | undefined): string[] {
  if (!address) return Array.from({ length: ADDRESS_PARTS }, () => '');
  const [box = '', extended = '', street = '', city = '', region = '', postalCode = '', country = ''] = address.parts;
  const [line1 = '', ...more] = street.split('\n').map((line) => line.trim());
  const line2 = [...more, extended, box].filter(Boolean).join(', ');
  return line1 ? [line1, line2, city, region, postalCode, country] : [line2, '', city, region, postalCode, country];
}
