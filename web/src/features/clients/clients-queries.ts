import { type QueryClient, queryOptions } from '@tanstack/react-query';
import { FETCH_ONCE } from '../../api/fetch-once';
import { useListVisitsKey } from '../../api/generated/queries/common';
import { listClientsInfiniteOptions } from '../../api/generated/queries/queryOptions';
import { listVisits } from '../../api/generated/requests/sdk.gen';
import type { ListVisitsData, ListVisitsResponse, VisitDto } from '../../api/generated/requests/types.gen';
import { meOptions } from '../../api/me';
import { makeFormat } from '../../lib/format';
import { takesPlace } from '../../lib/visit-time';
import { type ClientsSearch, toQuery } from './clients-search';

/** Shared by the loader and the page, so that they can’t request different data. */
export const clientsPages = (search: ClientsSearch) => listClientsInfiniteOptions({ query: toQuery(search) });

/** In pages; beyond them, the client’s jobs are the place to look. */
const LOOKS_THROUGH = 5;
export const UPCOMING_SHOWN = 4;

/** A client’s next visits that take place, and whether there may be more. Canceled ones can fill whole pages. */
export const upcomingVisits = (clientId: string, today: string) =>
  queryOptions({
    queryKey: [useListVisitsKey, 'upcoming', { clientId, today }],
    queryFn: async ({ signal }) => {
      const visits: VisitDto[] = [];
      let cursor: string | null = '';
      for (let page = 0; page < LOOKS_THROUGH && cursor !== null && visits.length <= UPCOMING_SHOWN; page += 1) {
        const query: ListVisitsData['query'] = { clientId, from: today, limit: 10, ...(cursor && { cursor }) };
        const { data }: { data: ListVisitsResponse } = await listVisits({ query, signal, throwOnError: true });
        visits.push(...data.items.filter(takesPlace));
        cursor = data.nextCursor;
      }
      return { visits, mayHaveMore: cursor !== null };
    },
  });

export async function fetchUpcoming(queries: QueryClient, clientId: string) {
  const { tenant, permissions } = await queries.query({ ...meOptions(), ...FETCH_ONCE });
  if (!permissions.includes('visits.read.all')) return;
  await queries.query({ ...upcomingVisits(clientId, makeFormat(tenant).today(new Date())), ...FETCH_ONCE });
}
