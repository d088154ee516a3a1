import { Problem } from '../../api/problem';

/** A visit that stands in the way of another. */
export interface Conflict {
  visitId: string;
  jobId: string;
  jobNumber: string;
  date: string;
  windowStart: string;
  windowEnd: string;
}

/** The visits of a `schedule_conflict`; none when it was another refusal. */
export function conflictsOf(error: unknown): Conflict[] {
  const conflicts = memberOf(error, 'schedule_conflict', 'conflicts');
  return Array.isArray(conflicts) ? conflicts.filter(isConflict) : [];
}

/** What is still to be ticked, of a `checklist_incomplete`; nothing when it was another refusal. */
export function openItemsOf(error: unknown): string[] {
  const items = memberOf(error, 'checklist_incomplete', 'items');
  return Array.isArray(items) ? items.flatMap((item) => (isLabelled(item) ? [item.label] : [])) : [];
}

export const isNoServiceDay = (error: unknown): boolean => error instanceof Problem && error.code === 'no_service_day';

const memberOf = (error: unknown, code: string, member: string): unknown =>
  error instanceof Problem && error.code === code ? error.body[member] : undefined;

const TEXTS = ['visitId', 'jobId', 'jobNumber', 'date', 'windowStart', 'windowEnd'];

const isConflict = (value: unknown): value is Conflict =>
  typeof value === 'object' && value !== null && TEXTS.every((name) => typeof Reflect.get(value, name) === 'string');

const isLabelled = (value: unknown): value is { label: string } =>
  typeof value === 'object' && value !== null && 'label' in value && typeof value.label === 'string';
