import { defineEvent } from '../../kernel/events/index.js';

export const ContactCreated = defineEvent('contact.created', 'contact');
export const ContactUpdated = defineEvent('contact.updated', 'contact');
export const ContactDeleted = defineEvent('contact.deleted', 'contact');
