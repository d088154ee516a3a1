import { newId } from '../../kernel/database/index.js';
import { tidyAddress } from '../addresses/index.js';
import { listedParts } from '../clients/index.js';
import type { PropertiesService } from '../properties/index.js';
import type { IntakeClient, IntakeContact, IntakeProperty } from './intake-row.js';

const CLIENT = { kind: 'person', status: 'active', tax_exempt: false, tags: [], do_not_service: false };
const CONTACT = {
  role: 'owner',
  is_billing: false,
  notify_quotes: true,
  notify_invoices: true,
  notify_visits: true,
  notify_marketing: false,
};
type SealCodes = PropertiesService['sealCodes'];

/** A row as the statement reads it: with its ids, and a value for every column that is not null. */
export async function clientColumns(
  { contacts = [], properties = [], ...client }: IntakeClient,
  number: string,
  seal: SealCodes,
) {
  const primary = Math.max(
    contacts.findIndex(({ isPrimary }) => isPrimary),
    0,
  );
  const id = client.id ?? newId();
  const people = contacts.map((contact, index) => ({ ...withId(contact), isPrimary: index === primary }));
  const places = properties.map((property) => ({ ...withId(property), address: tidyAddress(property.address) }));
  const billingAddress = tidyAddress(client.billingAddress);
  const rows = [];
  for (const property of places) rows.push(await propertyColumns(id, property, seal));
  return {
    ...CLIENT,
    ...columns(client),
    id,
    number,
    billing_address: billingAddress,
    listed_parts: listedParts({ contacts: people, properties: places, billingAddress }),
    contacts: people.map(contactColumns),
    properties: rows,
  };
}

export async function propertyColumns(clientId: string, property: IntakeProperty, seal: SealCodes) {
  const { id = newId(), address, gateCode, alarmCode, lockboxCode, ...plain } = property;
  const codes = await seal(id, { gateCode, alarmCode, lockboxCode });
  // JSON has no bytes: PostgreSQL reads them from their hexadecimal form.
  const ciphertext = Object.entries(codes).map(
    ([code, sealed]) => [code, sealed && `\\x${sealed.toString('hex')}`] as const,
  );
  return {
    ...columns(plain),
    ...columns(Object.fromEntries(ciphertext)),
    id,
    client_id: clientId,
    address: tidyAddress(address) ?? {},
  };
}

function contactColumns({ notify = {}, ...contact }: IntakeContact) {
  const heard = Object.fromEntries(Object.entries(notify).map(([about, hears]) => [`notify_${about}`, hears] as const));
  return { ...CONTACT, ...columns(contact), ...columns(heard) };
}

const withId = <Part extends { id?: string }>(part: Part) => ({ ...part, id: part.id ?? newId() });

/** The given fields under the names of their columns; absent ones stay absent. */
function columns(fields: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`), value]),
  );
}
