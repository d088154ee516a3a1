import type { QueryClient } from '@tanstack/react-query';
import { FETCH_ONCE } from '../../api/fetch-once';
import { listClientsInfiniteOptions, listVisitsOptions } from '../../api/generated/queries/queryOptions';
import { meOptions } from '../../api/me';
import { makeFormat } from '../../lib/format';
import { type ClientsSearch, toQuery } from './clients-search';

/** One object for the loader and the page, so that they cannot ask for different things. */
export const clientsPages = (search: ClientsSearch) => listClientsInfiniteOptions({ query: toQuery(search) });

/** A few more than are shown: some may have been called off. */
export const upcomingVisits = (clientId: string, today: string) =>
  listVisitsOptions({ query: { clientId, from: today, limit: 10 } });

export async function fetchUpcoming(queries: QueryClient, clientId: string) {
  const { tenant, permissions } = await queries.query({ ...meOptions(), ...FETCH_ONCE });
  if (!permissions.includes('visits.read.all')) return;
  await queries.query({ ...upcomingVisits(clientId, makeFormat(tenant).today(new Date())), ...FETCH_ONCE });
}
