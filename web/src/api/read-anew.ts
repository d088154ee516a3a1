import type { Query, QueryClient } from '@tanstack/react-query';
import { type Change, isStaleAfter } from './live-keys';

interface Limits {
  /** Which active queries to refetch at once; the others are refetched when someone returns to them. */
  atOnce?: (query: Query) => boolean;
}

/**
 * Refetches active queries that show changed records, and marks the others stale. Resolves when the active ones are as
 * new as the change.
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
 * Whether a running request may return data from before the change. Refetching would join it instead of sending
 * another, and its data would count as fresh: true of first loads, and of pages that are being prepared.
 */
const isNotAskedTwice = (query: Query): boolean => query.state.data === undefined || !query.isActive();
