import { defineEvent } from '../../kernel/events/index.js';

export const PropertyCreated = defineEvent('property.created', 'property');
export const PropertyUpdated = defineEvent('property.updated', 'property');
export const PropertyArchived = defineEvent('property.archived', 'property');
export const PropertyRestored = defineEvent('property.restored', 'property');
export const PropertyDeleted = defineEvent('property.deleted', 'property');
/** Somebody has seen the codes; the event says who and when, never what. */
export const AccessCodesRevealed = defineEvent('property.access_codes_revealed', 'property');
