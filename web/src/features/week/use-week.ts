import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { listVisitsInfiniteOptions } from '../../api/generated/queries/queryOptions';
import { SEEN, type SeenVisit } from './week-days';

interface WeekOptions {
  from: string;
  to: string;
  crewId: string | undefined;
}

/** Requests only the fields that the chart shows: a busy week has hundreds of visits. */
export const weekPages = ({ from, to, crewId }: WeekOptions) =>
  listVisitsInfiniteOptions({ query: { from, to, ...(crewId && { crewId }), fields: SEEN.join(','), limit: 200 } });

/** All visits of a week, page by page: a chart of some of them would be wrong. */
export function useWeek(week: WeekOptions): { visits: readonly SeenVisit[]; isWhole: boolean } {
  const { data, hasNextPage, isFetching, isError, fetchNextPage } = useInfiniteQuery(weekPages(week));
  // After a failure there is still a next page. Requesting it again at once would hammer the server.
  const isNextDue = hasNextPage && !isFetching && !isError;
  useEffect(() => {
    if (isNextDue) void fetchNextPage();
  }, [isNextDue, fetchNextPage]);
  return { visits: data?.pages.flatMap(({ items }) => items) ?? [], isWhole: data !== undefined && !hasNextPage };
}
