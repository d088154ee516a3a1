import {
  CHANNEL,
  CLIENT_KIND,
  CLIENT_STATUS,
  CONTACT_ROLE,
  IMPORT_STATE,
  JOB_STATUS,
  MESSAGE_STATE,
  SKIP_REASON,
  VISIT_STATUS,
} from '../../lib/choice-words';
import { colourName } from '../../lib/crew-colours';
import type { Format } from '../../lib/format';
import { manHours } from '../../lib/man-hours';
import { hazardInWords } from '../../lib/place';
import { sentenceCase } from '../../lib/sentence-case';
import { weekdaysFrom } from '../../lib/weekdays';

/** How the company writes, and what day it is. */
export interface Writing {
  format: Format;
  weekStart: number;
  now: Date;
}

type Words = Readonly<Record<string, string | readonly [word: string, tone: string]>>;

const CHOICES: Readonly<Record<string, Words>> = {
  'client.status': CLIENT_STATUS,
  'client.kind': CLIENT_KIND,
  'client.preferredChannel': CHANNEL,
  'contact.role': CONTACT_ROLE,
  'job.status': JOB_STATUS,
  'visit.status': VISIT_STATUS,
  'visit.skipReason': SKIP_REASON,
  'message.state': MESSAGE_STATE,
  'import.state': IMPORT_STATE,
};

/** Hold one of a few stored words, whatever the record. */
const CHOICE_FIELDS = new Set([
  ...['status', 'state', 'kind', 'role', 'skipReason', 'preferredChannel'],
  ...['confirmationState', 'workOrderState', 'disabledReason'],
]);

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;
const DATE = /^\d{4}-\d\d-\d\d$/;

/** A stored value as screens say it. What people wrote is quoted as it is. */
export function inWords(entityType: string, field: string, value: unknown, writing: Writing): string {
  if (value === null || value === undefined || value === '') return 'empty';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return numberInWords(field, value, writing.format);
  if (typeof value === 'string') return textInWords(entityType, field, value, writing);
  const parts = partsOf(field, value, writing.weekStart).filter((part) => part !== null && part !== '');
  return parts.length === 0
    ? 'empty'
    : parts.map((part) => (typeof part === 'string' ? part : JSON.stringify(part))).join(', ');
}

function numberInWords(field: string, value: number, format: Format): string {
  if (field.endsWith('Cents')) return format.money(value);
  return /Min(utes)?$/.test(field) ? manHours(value) : String(value);
}

function textInWords(entityType: string, field: string, text: string, { format, now }: Writing): string {
  if (CHOICE_FIELDS.has(field)) return choiceInWords(CHOICES[`${entityType}.${field}`]?.[text], text);
  if (field === 'colour') return colourName(text);
  if (INSTANT.test(text)) return format.moment(text);
  return DATE.test(text) ? format.day(text, now) : `“${text}”`;
}

/** A choice that is newer than this screen says its own name. */
function choiceInWords(word: Words[string] | undefined, stored: string): string {
  if (word === undefined) return sentenceCase(stored.replaceAll('_', ' '));
  return typeof word === 'string' ? word : word[0];
}

const ADDRESS = ['line1', 'line2', 'city', 'region', 'postalCode', 'country'];

/** Stored objects keep no order of their members: an address is read from the street to the country. */
function partsOf(field: string, value: object, weekStart: number): unknown[] {
  if (Array.isArray(value)) return itemsOf(field, value, weekStart);
  const members: Array<[string, unknown]> = Object.entries(value);
  return members.toSorted(([a], [b]) => ADDRESS.indexOf(a) - ADDRESS.indexOf(b)).map(([, part]) => part);
}

function itemsOf(field: string, items: readonly unknown[], weekStart: number): unknown[] {
  if (field === 'preferredDays' || field === 'noServiceDays')
    return weekdaysFrom(weekStart).flatMap(({ value, label }) => (items.includes(value) ? label : []));
  if (field !== 'hazards') return [...items];
  return items.map((item) => (typeof item === 'string' ? hazardInWords(item) : item));
}
