import { fieldWord } from '../../lib/field-words';
import { sentenceCase } from '../../lib/sentence-case';
import { zoneName } from '../../lib/zones';
import type { EventDto } from '../../api/generated/requests/types.gen';

/** What an event says to people. A kind that is newer than this screen says its own name. */
const SENTENCES: Readonly<Record<string, string>> = {
  'client.created': 'Client added',
  'client.updated': 'Client updated',
  'client.archived': 'Client archived',
  'client.restored': 'Client restored',
  'tenant.clients_exported': 'Exported clients',
  'client.merged': 'Merged with a duplicate',
  'contact.created': 'Contact added',
  'contact.updated': 'Contact updated',
  'contact.deleted': 'Contact removed',
  'property.created': 'Property added',
  'property.updated': 'Property updated',
  'property.archived': 'Property archived',
  'property.restored': 'Property restored',
  'property.access_codes_revealed': 'Access codes viewed',
  'note.created': 'Note added',
  'note.updated': 'Note updated',
  'note.deleted': 'Note deleted',
  'note.restored': 'Note restored',
  'job.created': 'Created the job',
  'job.updated': 'Updated the job',
  'job.completed': 'Completed the job',
  'job.cancelled': 'Canceled the job',
  'job.work_order_ready': 'Created the work order',
  'job.work_order_failed': 'Couldn’t create the work order',
  'visit.scheduled': 'Scheduled a visit',
  'visit.rescheduled': 'Rescheduled a visit',
  'visit.dispatched': 'Dispatched a visit',
  'visit.started': 'Started a visit',
  'visit.completed': 'Completed a visit',
  'visit.skipped': 'Skipped a visit',
  'visit.cancelled': 'Canceled a visit',
  'visit.updated': 'Updated a visit',
  'message.failed': 'An email couldn’t be delivered',
};

/** Follow from other changes, or have events of their own: they tell nobody anything. */
const FOLLOWS = new Set([
  ...['version', 'revision', 'updatedAt', 'allowedActions', 'flags', 'statusReason', 'reason', 'confirmedAt'],
  ...['workOrder', 'confirmation', 'visits', 'nextVisit', 'currentVisitId', 'visitCount', 'finishedVisitCount', 'open'],
  ...['jobTitle', 'clientName', 'address', 'contacts', 'properties', 'dispatchedAt', 'completedAt', 'startedAt'],
]);

/** What a new state says, and what it says after another. */
const JOB_BECAME: Readonly<Record<string, string>> = {
  on_hold: 'Put the job on hold',
  'on_hold → active': 'Resumed the job',
  'completed → active': 'Reopened the job',
};
const VISIT_BECAME: Readonly<Record<string, string>> = {
  'dispatched → scheduled': 'Recalled a visit',
  en_route: 'On the way to a visit',
  paused: 'Paused a visit',
  'paused → in_progress': 'Resumed a visit',
  'completed → in_progress': 'Reopened a visit',
};

export type ToldEvent = Pick<EventDto, 'type' | 'changed' | 'data' | 'previous'>;

/** `Client updated: notes, tags`. */
export function sentenceOf(event: ToldEvent): string {
  const { type } = event;
  if (type === 'job.confirmation_sent') return mailed(newsOf(event), event.data['state']);
  if (type === 'message.sent') return mailed(`an email: ${textOf(event.data['subject'])}`, event.data['state']);
  if (type === 'job.updated') return jobUpdate(event);
  if (type === 'visit.updated') return visitUpdate(event);
  if (type === 'visit.rescheduled') return rescheduled(event);
  return withFields(event);
}

/** Which visit or job it was, beside the sentence; a job's own activity need not name the job. */
export function subjectOf(
  { type, data, previous }: ToldEvent,
  shownAt: 'client' | 'job',
  day: (date: string) => string,
) {
  const isVisit = type.startsWith('visit.');
  const date = isVisit ? textOf(data['date']) || textOf(previous?.['date']) : '';
  const [title, number] = isVisit ? [data['jobTitle'], data['jobNumber']] : [data['title'], data['number']];
  const job = shownAt === 'client' && textOf(title) && `${textOf(title)} (${textOf(number)})`;
  return [date && day(date), job].filter(Boolean).join(' · ');
}

/** What happened twice, once as the mail and once as what the mail is for, is said once: a client reads which mail it was. */
export const isTold =
  (shownAt: 'client' | 'job') =>
  ({ type, data }: ToldEvent): boolean => {
    const isConfirmation = type === 'message.sent' && data['kind'] === 'job_confirmation';
    return shownAt === 'job' ? !isConfirmation : type !== 'job.confirmation_sent';
  };

/** What the email told the client. */
const NEWS: Readonly<Record<string, string>> = {
  changed: 'the client a schedule update',
  cancelled: 'the client a cancellation',
};
const newsOf = ({ data }: ToldEvent): string => NEWS[textOf(data['news'])] ?? 'the client confirmation';

/** A visit keeps its local time when the time zone of its property is corrected. */
function rescheduled({ changed, data }: ToldEvent): string {
  if (data['status'] === 'unscheduled') return 'Unscheduled a visit';
  const isMoved = ['date', 'windowStart', 'windowEnd', 'crew'].some((field) => changed.includes(field));
  if (isMoved || !changed.includes('timeZone')) return 'Rescheduled a visit';
  return `Moved a visit to ${zoneName(textOf(data['timeZone']))}`;
}

/** A deployment without a mail server keeps mail to be read. */
const mailed = (what: string, state: unknown): string =>
  state === 'captured' ? `Saved ${what} (not sent)` : `Sent ${what}`;

function jobUpdate(event: ToldEvent): string {
  const { changed, data } = event;
  if (changed.includes('status')) {
    if (changed.includes('confirmedAt')) return 'Confirmed the job';
    return changeOfState(event, JOB_BECAME) ?? `Changed status to ${textOf(data['status']).replaceAll('_', ' ')}`;
  }
  if (fieldsOf(changed).length > 0) return withFields(event);
  if (changed.includes('confirmation')) return 'Requested the client confirmation';
  return changed.includes('workOrder') ? 'Requested a new work order' : withFields(event);
}

/** The first event of a visit that has no date yet is an update, too. */
function visitUpdate(event: ToldEvent): string {
  if (event.previous === null && event.data['status'] === 'unscheduled') return 'Added an unscheduled visit';
  return changeOfState(event, VISIT_BECAME) ?? withFields(event);
}

function changeOfState({ changed, data, previous }: ToldEvent, words: Readonly<Record<string, string>>) {
  if (!changed.includes('status')) return undefined;
  const [before, after] = [textOf(previous?.['status']), textOf(data['status'])];
  return words[`${before} → ${after}`] ?? words[after];
}

function withFields({ type, changed }: ToldEvent): string {
  const sentence = SENTENCES[type] ?? plainWords(type);
  const fields = type.endsWith('.updated') ? fieldsOf(changed) : [];
  return fields.length === 0 ? sentence : `${sentence}: ${fields.join(', ')}`;
}

const fieldsOf = (changed: readonly string[]): string[] =>
  changed.filter((field) => !FOLLOWS.has(field)).map(fieldWord);

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

const plainWords = (type: string): string => sentenceCase(type.replaceAll(/[._]/g, ' '));
