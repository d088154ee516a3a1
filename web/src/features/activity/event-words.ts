/** What an event says to people. A kind that is newer than this screen says its own name. */
const SENTENCES: Readonly<Record<string, string>> = {
  'client.created': 'Client added',
  'client.updated': 'Client changed',
  'client.archived': 'Client archived',
  'client.restored': 'Client brought back',
  'client.merged': 'Merged with a duplicate',
  'contact.created': 'Contact added',
  'contact.updated': 'Contact changed',
  'contact.deleted': 'Contact removed',
  'property.created': 'Property added',
  'property.updated': 'Property changed',
  'property.archived': 'Property no longer in use',
  'property.restored': 'Property in use again',
  'property.access_codes_revealed': 'Codes of a property looked at',
  'job.created': 'Job planned',
  'job.updated': 'Job changed',
  'job.completed': 'Job completed',
  'job.cancelled': 'Job cancelled',
  'visit.scheduled': 'Visit scheduled',
  'visit.rescheduled': 'Visit moved',
  'visit.completed': 'Visit completed',
  'visit.cancelled': 'Visit cancelled',
};

/** Fields whose name in the contract is not what people say. */
const FIELDS: Readonly<Record<string, string>> = {
  displayName: 'name',
  companyName: 'full name',
  billingAddress: 'billing address',
  leadSource: 'how they found us',
  preferredChannel: 'preferred channel',
  termsDays: 'days to pay',
  taxExempt: 'sales tax',
  doNotService: 'do not service',
  doNotServiceReason: 'reason',
  creditLimitCents: 'credit limit',
};

interface Event {
  type: string;
  changed: readonly string[];
}

/** `Client changed: notes, tags`. */
export function sentenceOf({ type, changed }: Event): string {
  const sentence = SENTENCES[type] ?? plainWords(type);
  if (changed.length === 0 || !type.endsWith('.updated')) return sentence;
  return `${sentence}: ${changed.map((field) => FIELDS[field] ?? spaced(field)).join(', ')}`;
}

const spaced = (field: string): string => field.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

const plainWords = (type: string): string => {
  const words = type.replaceAll(/[._]/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
};
