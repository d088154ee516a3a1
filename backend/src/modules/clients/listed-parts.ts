import { type Address, addressLine } from '../addresses/index.js';
import { Contact } from '../contacts/index.js';

type NewContact = Pick<Contact, 'id' | 'isPrimary'> &
  Partial<Pick<Contact, 'firstName' | 'lastName' | 'emails' | 'phones'>>;

/** What belongs to a client that is about to be. */
export interface NewParts {
  contacts: NewContact[];
  properties: Array<{ id: string; address?: Address | null | undefined }>;
  billingAddress: Address | null;
}

/**
 * What the database keeps of them for the list. A client that comes with it is written once; where it differs, and later on, the
 * database writes its own (`show_client_parts`).
 */
export function listedParts({ contacts, properties, billingAddress }: NewParts): string {
  const [contact] = contacts.toSorted((a, b) => Number(b.isPrimary) - Number(a.isPrimary) || byId(a, b));
  const [property] = properties.toSorted(byId);
  const primaryContact = contact ? shown(contact) : null;
  const line = addressLine(property ? (property.address ?? null) : billingAddress);
  return JSON.stringify({ primaryContact, addressLine: line, propertyCount: properties.length }).slice(1, -1);
}

const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : 1);

function shown({ id, firstName = null, lastName = null, emails = [], phones = [] }: NewContact) {
  const phone = phones[0]?.e164 ?? phones[0]?.raw ?? null;
  return { id, name: Contact.nameOf({ firstName, lastName }), email: emails[0] ?? null, phone };
}
