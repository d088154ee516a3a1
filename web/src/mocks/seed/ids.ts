const KINDS = [
  'tenant',
  'user',
  'membership',
  'client',
  'contact',
  'property',
  'crew',
  'crewMember',
  'job',
  'visit',
  'item',
  'message',
  'file',
  'import',
  'operation',
  'apiKey',
  'webhookEndpoint',
  'webhookDelivery',
] as const;

/** A UUIDv7 of seed data: the same after every start, so that an address can be kept in a note or a test. */
export const seedId = (kind: (typeof KINDS)[number], index: number): string =>
  `01900000-0000-7${hex(KINDS.indexOf(kind), 3)}-8000-${hex(index, 12)}`;

const hex = (value: number, length: number): string => value.toString(16).padStart(length, '0');
