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
  'job.created': 'Job planned',
  'job.updated': 'Job changed',
  'job.completed': 'Job completed',
  'job.cancelled': 'Job cancelled',
  'visit.scheduled': 'Visit scheduled',
  'visit.rescheduled': 'Visit moved',
  'visit.completed': 'Visit completed',
  'visit.cancelled': 'Visit cancelled',
};

export const sentenceOf = ({ type }: { type: string }): string => SENTENCES[type] ?? plainWords(type);

const plainWords = (type: string): string => {
  const words = type.replaceAll(/[._]/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
};
