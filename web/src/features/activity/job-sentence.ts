import type { EventDto } from '../../api/generated/requests/types.gen';

/** What an event says to people. A kind that is newer than this screen says its own name. */
const SENTENCES: Readonly<Record<string, string>> = {
  'job.created': 'Planned the job',
  'job.completed': 'Completed the job',
  'job.cancelled': 'Cancelled the job',
  'job.work_order_ready': 'Made the work order',
  'job.confirmation_sent': 'Sent the confirmation',
};

const BECAME: Readonly<Record<string, string>> = {
  on_hold: 'Put the job on hold',
  active: 'Set the job going again',
};

/** Follow from other changes, or change with every one: they tell nobody anything. */
const FOLLOWS = ['version', 'revision', 'updatedAt', 'flags', 'workOrder', 'confirmation', 'statusReason'];

export function sentenceOf({ type, changed, data }: Pick<EventDto, 'type' | 'changed' | 'data'>): string {
  if (type !== 'job.updated') return SENTENCES[type] ?? type;
  if (changed.includes('status')) {
    const status = String(data['status']);
    if (changed.includes('confirmedAt')) return 'Confirmed the job';
    return BECAME[status] ?? `Job is ${status.replace('_', ' ')}`;
  }
  const told = changed.filter((field) => !FOLLOWS.includes(field)).map(inWords);
  return told.length === 0 ? 'Changed the job' : `Changed ${told.join(', ')}`;
}

/** `crewInstructions` reads `crew instructions`. */
const inWords = (field: string): string => field.replaceAll(/([A-Z])/g, ' $1').toLowerCase();
