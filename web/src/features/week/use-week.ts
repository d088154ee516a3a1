import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { listVisitsInfiniteOptions } from '../../api/generated/queries/queryOptions';
import { SEEN, type SeenVisit } from './week-days';

interface WeekOptions {
  from: string;
  to: string;
  crewId: string | undefined;
}

/** Only what the strip shows of each: a busy week has hundreds. */
export const weekPages = ({ from, to, crewId }: WeekOptions) =>
  listVisitsInfiniteOptions({ query: { from, to, ...(crewId && { crewId }), fields: SEEN.join(','), limit: 200 } });

/** The visits of a week, page after page: a part of them would be a wrong picture. */
export function useWeek(week: WeekOptions): { visits: readonly SeenVisit[]; isWhole: boolean } {
  const { data, hasNextPage, isFetching, isError, fetchNextPage } = useInfiniteQuery(weekPages(week));
  // After a failure there is still a next page: asked for again at once, it would fail as fast as the server answers.
  const isNextDue = hasNextPage && !isFetching && !isError;
  useEffect(() => {
    if (isNextDue) void fetchNextPage();
  }, [isNextDue, fetchNextPage]);
  return { visits: data?.pages.flatMap(({ items }) => items) ?? [], isWhole: data !== undefined && !hasNextPage };
}
