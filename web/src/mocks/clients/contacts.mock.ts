import type { ClientDto, ContactDto } from '../../api/generated/requests/types.gen';
import type { Company } from '../db';
import { pageOf } from '../engine/page';
import type { MockApi } from '../mock-api';
import { notFound } from '../problem';
import { requireVersion } from '../table';
import { makeContact } from './make-client';

export const contactsMock = {
  listContacts: ({ company, path, query }) => pageOf(company.clients.get(path.clientId).contacts, query),

  createContact: ({ company, me, path, body }) => {
    const client = company.clients.get(path.clientId);
    const contact = makeContact(company, client.id, { isPrimary: client.contacts.length === 0, ...body });
    company.clients.change(me, client.id, { contacts: [...othersOf(client, contact), contact] });
    return contact;
  },

  updateContact: ({ company, me, path, body, headers }) => {
    const { client, contact } = find(company, path.contactId);
    requireVersion(headers, contact);
    const merged = { ...contact, ...body, notify: { ...contact.notify, ...body.notify } };
    const changed: ContactDto = {
      ...makeContact(company, client.id, merged, contact.source),
      createdAt: contact.createdAt,
      version: contact.version + 1,
    };
    const contacts = client.contacts.map((other) =>
      other.id === contact.id ? changed : { ...other, isPrimary: other.isPrimary && !changed.isPrimary },
    );
    company.clients.change(me, client.id, { contacts });
    return changed;
  },

  deleteContact: ({ company, me, path, headers }) => {
    const { client, contact } = find(company, path.contactId);
    requireVersion(headers, contact);
    company.clients.change(me, client.id, { contacts: client.contacts.filter(({ id }) => id !== contact.id) });
  },
} satisfies Partial<MockApi>;

function find({ clients }: Company, contactId: string): { client: ClientDto; contact: ContactDto } {
  for (const client of clients.all()) {
    const contact = client.contacts.find(({ id }) => id === contactId);
    if (contact) return { client, contact };
  }
  throw notFound('contact_not_found', 'There is no such contact.');
}

/** There is one primary contact: a new one takes the place of who was. */
const othersOf = ({ contacts }: ClientDto, { isPrimary }: ContactDto): ContactDto[] =>
  contacts.map((other) => ({ ...other, isPrimary: other.isPrimary && !isPrimary }));
