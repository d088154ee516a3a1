import { defineEvent, defineRecord } from '../../kernel/events/index.js';

export const CLIENT_RECORD = defineRecord({
  kind: 'client',
  read: 'clients.read.all',
  called: (id) => `select each.display_name from clients each where each.id = ${id}`,
  fields: {
    termsDays: { needs: 'prices.view', hidden: null },
    creditLimitCents: { needs: 'prices.view', hidden: null },
  },
});

/** Carries the contacts and properties that the client was created with; later ones have events of their own. */
export const ClientCreated = defineEvent('client.created', CLIENT_RECORD);
export const ClientUpdated = defineEvent('client.updated', CLIENT_RECORD);
export const ClientArchived = defineEvent('client.archived', CLIENT_RECORD);
export const ClientRestored = defineEvent('client.restored', CLIENT_RECORD);
/** Only undoing an import deletes a client. */
export const ClientDeleted = defineEvent('client.deleted', CLIENT_RECORD);
