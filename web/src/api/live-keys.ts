import { SHOWN_RECORDS } from './generated/shown-records';

/** A changed record, as the event stream identifies it. */
export interface Change {
  entityType: string;
  entityId: string;
}

/** Does a cached query show one of these records? Its key is the operation’s name and its parameters. */
export function isStaleAfter(changes: readonly Change[], queryKey: readonly unknown[]): boolean {
  const [name, ...askedWith] = queryKey;
  const shows = typeof name === 'string' ? SHOWN_RECORDS[name] : undefined;
  if (!shows) return false;
  // Every change also appears in a history.
  if (shows['*']) return true;
  return changes.some(
    ({ entityType, entityId }) =>
      shows[entityType] === 'any' || (shows[entityType] === 'one' && JSON.stringify(askedWith).includes(entityId)),
  );
}
