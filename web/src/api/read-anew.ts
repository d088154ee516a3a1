import type { Query, QueryClient } from '@tanstack/react-query';
import { type Change, isStaleAfter } from './live-keys';

interface Limits {
  /** Of what is on screen, what is read at once; the rest when somebody comes back to it. */
  atOnce?: (query: Query) => boolean;
}

/**
 * Reads again what shows records that have changed; what is not on screen, when somebody looks at it.
 * The promise is kept when what is on screen is as new as the change.
 */
export async function readAnew(
  queries: QueryClient,
  changes: readonly Change[] | 'everything',
  { atOnce = () => true }: Limits = {},
): Promise<void> {
  const isStale = ({ queryKey }: Query) => changes === 'everything' || isStaleAfter(changes, queryKey);
  const early = queries
    .getQueryCache()
    .findAll({ fetchStatus: 'fetching', predicate: isStale })
    .filter(isNotAskedTwice);
  await queries.invalidateQueries({ predicate: isStale, refetchType: 'none' });
  await queries.refetchQueries({ type: 'active', predicate: (query) => isStale(query) && atOnce(query) });
  await Promise.allSettled(early.map(async ({ promise }) => promise));
  if (early.length > 0) await queries.invalidateQueries({ predicate: (query) => early.includes(query) });
}

/**
 * Its answer is on the way and may be older than the change; yet refetching would wait for it instead of asking again,
 * and it would count as fresh: a first one, and one that a page is being prepared with.
 */
const isNotAskedTwice = (query: Query): boolean => query.state.data === undefined || !query.isActive();
