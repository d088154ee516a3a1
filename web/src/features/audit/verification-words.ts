import type { AuditMismatchDto } from '../../api/generated/requests/types.gen';
import type { Format } from '../../lib/format';

/** A seal as it was pasted: undefined for none, null for something else. */
export function keptHead(pasted: string): string | null | undefined {
  const text = pasted.replace(/\s/g, '').toLowerCase();
  if (text === '') return undefined;
  return /^\d{1,15}-[0-9a-f]{64}$/.test(text) ? text : null;
}

const FOUND: Readonly<Record<string, string>> = {
  entry_changed: 'An entry was changed',
  entry_removed: 'An entry was removed',
  entry_added: 'An entry was added',
  seal_broken: 'A seal was changed or removed',
};

/** What does not match, and when that happened which it is about. */
export function mismatchInWords({ reason, from, until }: AuditMismatchDto, format: Format): string {
  if (reason === 'head_unknown')
    return 'The log doesn’t contain the seal that you kept. It was made again, or its newest entries were removed.';
  const [first, last] = [from && format.moment(from), until && format.moment(until)];
  const when = first && last && first !== last ? ` between ${first} and ${last}` : first ? ` around ${first}` : '';
  return `${FOUND[reason] ?? 'Something differs'}${when}. Earlier entries match.`;
}
