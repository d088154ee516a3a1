import {
  type InfiniteData,
  type QueryKey,
  useInfiniteQuery,
  type UseInfiniteQueryOptions,
  useQuery,
  type UseQueryOptions,
} from '@tanstack/react-query';
import type { Problem } from './problem';

/** Data that the route’s loader has fetched, so that a page has no loading state. Use the same options in both. */
export function usePrefetched<TFn, TData, TKey extends QueryKey>(
  options: UseQueryOptions<TFn, Problem, TData, TKey>,
): NonNullable<TData> {
  const { data } = useQuery(options);
  return data ?? neverFetched(options.queryKey);
}

/** The same for a list that loads more pages while scrolling. */
export function usePrefetchedPages<TFn, TKey extends QueryKey, TPage>(
  options: UseInfiniteQueryOptions<TFn, Problem, InfiniteData<TFn>, TKey, TPage>,
) {
  const query = useInfiniteQuery(options);
  return { ...query, data: query.data ?? neverFetched(options.queryKey) };
}

function neverFetched(key: QueryKey): never {
  throw new Error(
    `Not fetched yet: ${JSON.stringify(key)}. Does the route have a loader, does the loader await it, ` +
      'and are path and query the same in both?',
  );
}
