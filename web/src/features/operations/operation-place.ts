import type { OperationDto } from '../../api/generated/requests/types.gen';
import { addressOf, to } from '../../lib/paths';

type Work = Pick<OperationDto, 'id' | 'kind' | 'subject'>;

/** Where one sees the whole of it; null for work that has no page. */
export function placeOf({ id, kind, subject }: Work) {
  if (subject?.type === 'import') return to.import(subject.id);
  if (subject?.type === 'webhook_endpoint') return to.webhook(subject.id);
  return isClientsChange(kind) ? to.clientsChanged(id) : null;
}

/** Whether this page tells of it anyway, and better. */
export function isShownAt(pathname: string, work: Work): boolean {
  const place = placeOf(work);
  // The choice of a change shows what it would do: the same kind of work, which changes nothing.
  if (isClientsChange(work.kind) && pathname === addressOf(to.clientsChange())) return true;
  return place !== null && pathname === addressOf(place);
}

const isClientsChange = (kind: string): boolean => kind.startsWith('clients.');
