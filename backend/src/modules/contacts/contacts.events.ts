import { defineEvent, defineRecord } from '../../kernel/events/index.js';

const CONTACT_RECORD = defineRecord({
  kind: 'contact',
  read: 'clients.read.all',
  called: (id) =>
    `select concat_ws(' ', each.first_name, each.last_name) from client_contacts each where each.id = ${id}`,
});

export const ContactCreated = defineEvent('contact.created', CONTACT_RECORD);
export const ContactUpdated = defineEvent('contact.updated', CONTACT_RECORD);
export const ContactDeleted = defineEvent('contact.deleted', CONTACT_RECORD);
