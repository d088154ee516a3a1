import { cellList } from '../../kernel/csv/index.js';
import type { Address } from '../addresses/index.js';
import type { Client } from '../clients/index.js';
import type { Contact } from '../contacts/index.js';
import type { Property } from '../properties/index.js';

/** A client as it is exported, the primary contact first. */
export interface ExportedClient extends Pick<
  Client,
  | 'id'
  | 'number'
  | 'kind'
  | 'displayName'
  | 'companyName'
  | 'status'
  | 'billingAddress'
  | 'leadSource'
  | 'tags'
  | 'notes'
> {
  createdAt: string;
  contacts: Array<Pick<Contact, 'firstName' | 'lastName' | 'role' | 'emails' | 'phones'>>;
  properties: Array<Pick<Property, 'name' | 'address' | 'accessNotes'>>;
}

type Person = ExportedClient['contacts'][number];
type ExportedProperty = ExportedClient['properties'][number];

/** The columns of a person, by the beginning of their names. */
const PERSON: ReadonlyArray<readonly [header: string, value: (person: Person) => string | null]> = [
  ['First name', ({ firstName }) => firstName],
  ['Last name', ({ lastName }) => lastName],
  ['Role', ({ role }) => role.replace('_', ' ')],
  ['Email', ({ emails }) => cellList(emails)],
  ['Phone', ({ phones }) => cellList(phones.map(({ label, raw }) => `${label}: ${raw}`))],
];
/** The columns of an address. */
const ADDRESS: ReadonlyArray<readonly [header: string, value: (address: Partial<Address>) => string | null]> = [
  ['street', ({ line1 }) => line1 ?? null],
  ['street 2', ({ line2 }) => line2 ?? null],
  ['city', ({ city }) => city ?? null],
  ['state', ({ region }) => region ?? null],
  ['postal code', ({ postalCode }) => postalCode ?? null],
  ['country', ({ country }) => country ?? null],
];

/** The names of the columns, including those of further contacts. Imports recognize them by these names. */
export const headerOf = (mostContacts: number): string[] => [
  ...['Display name', 'Kind', 'Company name'],
  ...PERSON.map(([header]) => (header === 'Role' ? 'Contact role' : header)),
  ...further(mostContacts).flatMap((place) => PERSON.map(([header]) => `Contact ${place} ${header.toLowerCase()}`)),
  ...ADDRESS.map(([header]) => `Billing ${header}`),
  ...['Property number', 'Property name'],
  ...ADDRESS.map(([header]) => `Property ${header}`),
  ...['Access notes', 'Tags', 'Lead source', 'Status', 'Client since', 'Notes', 'External ID'],
];

const further = (mostContacts: number): number[] =>
  Array.from({ length: Math.max(mostContacts - 1, 0) }, (_, n) => n + 2);

/** A row per property, each with all of the client: what a spreadsheet filters and sorts stays complete. */
export function rowsOf(client: ExportedClient, mostContacts: number): string[][] {
  const places: Array<ExportedProperty | null> = client.properties.length > 0 ? client.properties : [null];
  return places.map((place, index) => [
    ...[client.displayName, client.kind, client.companyName ?? ''],
    ...Array.from({ length: Math.max(mostContacts, 1) }).flatMap((_, at) => personCells(client.contacts[at])),
    ...ADDRESS.map(([, value]) => value(client.billingAddress ?? {}) ?? ''),
    ...[place ? String(index + 1) : '', place?.name ?? ''],
    ...ADDRESS.map(([, value]) => value(place?.address ?? {}) ?? ''),
    ...[place?.accessNotes ?? '', cellList(client.tags), client.leadSource ?? '', client.status],
    ...[client.createdAt, client.notes ?? '', client.number],
  ]);
}

const personCells = (person: Person | undefined): string[] =>
  PERSON.map(([, value]) => (person && value(person)) ?? '');
