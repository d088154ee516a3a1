import type { RecordKind } from '../../kernel/records/index.js';
import { plainClient } from './client-answer.dto.js';
import { Client } from './client.entity.js';
import { ContactDto } from '../contacts/contact.dto.js';
import { Contact } from '../contacts/contact.entity.js';
import { PropertyDto } from '../properties/property.dto.js';
import { Property } from '../properties/property.entity.js';

/** Whoever reads events sees the whole record: that is a permission of its own. */
export const EVERYTHING = { office: true, prices: true };

/** A client alone: its people and places have events of their own. Amounts are in the currency of the company. */
export const clientRecord = (currency: string): RecordKind<Client> => ({
  entity: Client,
  describe: (client) => plainClient({ client, currency, sees: EVERYTHING }),
});

export const ContactRecord: RecordKind<Contact> = { entity: Contact, describe: (contact) => ContactDto.from(contact) };

/** Codes are secrets: events tell whether there is one. */
export const PropertyRecord: RecordKind<Property> = {
  entity: Property,
  describe: (property) => PropertyDto.from(property),
};
