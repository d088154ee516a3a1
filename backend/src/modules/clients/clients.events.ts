import { defineEvent } from '../../kernel/events/index.js';

/** Carries the contacts and properties that the client was made with; later ones have events of their own. */
export const ClientCreated = defineEvent('client.created', 'client');
export const ClientUpdated = defineEvent('client.updated', 'client');
export const ClientArchived = defineEvent('client.archived', 'client');
export const ClientRestored = defineEvent('client.restored', 'client');
/** Only an import that is undone takes a client away. */
export const ClientDeleted = defineEvent('client.deleted', 'client');
export const ContactCreated = defineEvent('contact.created', 'contact');
export const ContactUpdated = defineEvent('contact.updated', 'contact');
export const ContactDeleted = defineEvent('contact.deleted', 'contact');
export const PropertyCreated = defineEvent('property.created', 'property');
export const PropertyUpdated = defineEvent('property.updated', 'property');
export const PropertyArchived = defineEvent('property.archived', 'property');
export const PropertyRestored = defineEvent('property.restored', 'property');
export const PropertyDeleted = defineEvent('property.deleted', 'property');
/** Somebody has seen the codes; the event says who and when, never what. */
export const AccessCodesRevealed = defineEvent('property.access_codes_revealed', 'property');
