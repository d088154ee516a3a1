import type { OperationDto } from '../../api/generated/requests/types.gen';
import { addressOf, to } from '../../lib/paths';

type Work = Pick<OperationDto, 'id' | 'kind' | 'subject'>;

/** The page that shows an operation in full; null if there is none. */
export function placeOf({ id, kind, subject }: Work) {
  if (subject?.type === 'import') return to.import(subject.id);
  if (subject?.type === 'webhook_endpoint') return to.webhook(subject.id);
  if (kind === 'tenant.export') return to.settings();
  return isClientsChange(kind) ? to.clientsChanged(id) : null;
}

/** Whether this page already shows the operation, and in more detail. */
export function isShownAt(pathname: string, work: Work): boolean {
  const place = placeOf(work);
  // The preview of a change is the same kind of operation, as a dry run.
  if (isClientsChange(work.kind) && pathname === addressOf(to.clientsChange())) return true;
  return place !== null && pathname === addressOf(place);
}

const isClientsChange = (kind: string): boolean => kind.startsWith('clients.');
