import { defineEvent, type EventFacts } from '../../kernel/events/index.js';
import { ClientDto, plainClient, type WholeClient } from './client-answer.dto.js';
import type { Client } from './client.entity.js';
import { ContactDto } from './contacts/contact.dto.js';
import type { Contact } from './contacts/contact.entity.js';
import { PropertyDto } from './properties/property.dto.js';
import type { Property } from './properties/property.entity.js';

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

type Json = Record<string, unknown>;

/** Whoever reads events sees the whole record: that is a permission of its own. */
const EVERYTHING = { office: true, prices: true };

/** A new client with its people and places. */
export function createdClientFacts(whole: Omit<WholeClient, 'sees'>): EventFacts {
  const data = { ...ClientDto.from({ ...whole, sees: EVERYTHING }) };
  return { entityId: whole.client.id, version: whole.client.version, data };
}

/** A client alone, with what its changed fields held before. */
export function clientFacts(client: Client, currency: string, before?: Client): EventFacts {
  const fields = (row: Client): Json => plainClient({ client: row, currency, sees: EVERYTHING });
  return facts(client, fields(client), before && fields(before));
}

export const contactFacts = (contact: Contact, before?: Contact): EventFacts =>
  facts(contact, { ...ContactDto.from(contact) }, before && { ...ContactDto.from(before) });

export const propertyFacts = (property: Property, before?: Property): EventFacts =>
  facts(property, { ...PropertyDto.from(property) }, before && { ...PropertyDto.from(before) });

function facts({ id, version }: { id: string; version: number }, data: Json, before?: Json): EventFacts {
  return { entityId: id, version, data, ...(before && { previous: changedValues(before, data) }) };
}

/** What every change moves says nothing about it. */
const ALWAYS_MOVES = new Set(['version', 'updatedAt']);

/** The fields that differ, with their old values. */
export function changedValues(before: Json, after: Json): Json {
  const differs = (field: string) => JSON.stringify(before[field]) !== JSON.stringify(after[field]);
  return Object.fromEntries(Object.entries(before).filter(([field]) => !ALWAYS_MOVES.has(field) && differs(field)));
}
