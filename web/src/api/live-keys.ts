import { SHOWN_RECORDS } from './generated/shown-records';

/** A record that changed, as the event stream names it. */
export interface Change {
  entityType: string;
  entityId: string;
}

/** Does a cached query show one of these records? Its key is the operation's name, then what it was asked with. */
export function isStaleAfter(changes: readonly Change[], queryKey: readonly unknown[]): boolean {
  const [name, ...askedWith] = queryKey;
  const shows = typeof name === 'string' ? SHOWN_RECORDS[name] : undefined;
  if (!shows) return false;
  // Every change is also a line in some history.
  if (shows['*']) return true;
  return changes.some(
    ({ entityType, entityId }) =>
      shows[entityType] === 'any' || (shows[entityType] === 'one' && JSON.stringify(askedWith).includes(entityId)),
  );
}
