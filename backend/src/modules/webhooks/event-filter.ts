import { declaredEvents } from '../../kernel/events/index.js';
import { type FieldError, ValidationFailed } from '../../kernel/problem/index.js';

export const ALL_EVENTS = '*';

/** The filters that match a type: itself, its groups from narrow to wide, and all. */
export function filtersFor(type: string): string[] {
  const parts = type.split('.');
  const kinds = parts.slice(1).map((_, index) => `${parts.slice(0, index + 1).join('.')}.*`);
  return [type, ...kinds, ALL_EVENTS];
}

/** Whether an endpoint with these filters gets events of this type. */
export function wants(eventTypes: readonly string[], type: string): boolean {
  return filtersFor(type).some((filter) => eventTypes.includes(filter));
}

/** Throws `ValidationFailed` (422) that names each filter without a match: a typo would never be noticed. */
export function checkFilters(eventTypes: readonly string[]): void {
  const known = new Set([...declaredEvents().keys()].flatMap(filtersFor));
  const errors = eventTypes.flatMap((filter, index): FieldError[] => {
    if (filter === ALL_EVENTS || known.has(filter)) return [];
    const detail = `Unknown event: ${filter}. GET /api/v1/webhook-event-types lists the available ones.`;
    return [{ pointer: `/eventTypes/${index}`, code: 'unknown_event_type', detail }];
  });
  if (errors.length > 0) throw new ValidationFailed(errors);
}
