import type { Query, QueryClient } from '@tanstack/react-query';
import { type Change, isStaleAfter } from './live-keys';

/** Everything else that shows the records is read when somebody looks at it. */
interface Limits {
  /** Of the queries on screen, those that are read at once. */
  atOnce?: (query: Query) => boolean;
}

/**
 * Reads again what shows records that have changed. The promise is kept when what is on screen is as new as the change.
 */
export async function readAnew(
  queries: QueryClient,
  changes: readonly Change[],
  { atOnce = () => true }: Limits = {},
): Promise<void> {
  const isStale = ({ queryKey }: Query) => isStaleAfter(changes, queryKey);
  // Refetching waits for a first answer that is on its way instead of asking again, and that one may be older than the
  // change: it is asked for once more when it is there.
  const early = queries
    .getQueryCache()
    .findAll({ type: 'active', fetchStatus: 'fetching', predicate: isStale })
    .filter(({ state }) => state.data === undefined);
  await queries.invalidateQueries({ predicate: isStale, refetchType: 'none' });
  await queries.refetchQueries({ type: 'active', predicate: (query) => isStale(query) && atOnce(query) });
  if (early.length > 0) await queries.refetchQueries({ type: 'active', predicate: (query) => early.includes(query) });
}
