import { defineEvent, defineRecord } from '../../kernel/events/index.js';

const PROPERTY_RECORD = defineRecord({
  kind: 'property',
  read: 'clients.read.all',
  called: (id) => `select coalesce(each.name, each.address ->> 'line1') from properties each where each.id = ${id}`,
});

export const PropertyCreated = defineEvent('property.created', PROPERTY_RECORD);
export const PropertyUpdated = defineEvent('property.updated', PROPERTY_RECORD);
export const PropertyArchived = defineEvent('property.archived', PROPERTY_RECORD);
export const PropertyRestored = defineEvent('property.restored', PROPERTY_RECORD);
export const PropertyDeleted = defineEvent('property.deleted', PROPERTY_RECORD);
/** Somebody viewed the codes; the event says who and when, never what. */
export const AccessCodesRevealed = defineEvent('property.access_codes_revealed', PROPERTY_RECORD);
