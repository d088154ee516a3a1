import { defineEvent } from '../../kernel/events/index.js';

/** Carries the contacts and properties that the client was made with; later ones have events of their own. */
export const ClientCreated = defineEvent('client.created', 'client');
export const ClientUpdated = defineEvent('client.updated', 'client');
export const ClientArchived = defineEvent('client.archived', 'client');
export const ClientRestored = defineEvent('client.restored', 'client');
/** Only an import that is undone takes a client away. */
export const ClientDeleted = defineEvent('client.deleted', 'client');
