import type { QueryClient } from '@tanstack/react-query';
import {
  getClientOptions,
  getJobOptions,
  listCrewsOptions,
  listEventsOptions,
  listJobsInfiniteOptions,
  listVisitsOptions,
} from '../../api/generated/queries/queryOptions';
import type { JobDto } from '../../api/generated/requests/types.gen';
import { meOptions } from '../../api/me';
import { ONCE } from '../../api/once';
import { makeFormat } from '../../lib/format';
import { type JobsSearch, toQuery } from './jobs-search';

/** How often to look at what the worker makes: its steps in between are no events. */
const LOOK_MS = 700;

export const jobsPages = (search: JobsSearch) => listJobsInfiniteOptions({ query: toQuery(search) });
export const clientJobsPages = (clientId: string) => listJobsInfiniteOptions({ query: { clientId, limit: 50 } });

export const jobOptions = (jobId: string) => ({
  ...getJobOptions({ path: { jobId } }),
  refetchInterval: ({ state }: { state: { data?: JobDto | undefined } }) =>
    state.data && isBeingMade(state.data) ? LOOK_MS : (false as const),
});

export const crewsToPlan = () => listCrewsOptions({ query: { active: 'true', limit: 200 } });
export const visitsOfDay = (day: string) => listVisitsOptions({ query: { from: day, to: day, limit: 200 } });
export const jobEvents = (jobId: string) =>
  listEventsOptions({ query: { entityId: jobId, order: 'desc', limit: 100 } });
export const clientOfJob = (clientId: string) => getClientOptions({ path: { clientId } });

const isBeingMade = ({ workOrder, confirmation }: JobDto): boolean =>
  workOrder.state === 'queued' ||
  workOrder.state === 'making' ||
  confirmation.state === 'queued' ||
  confirmation.state === 'sending';

/** The visits of one day; left out, of today where the company works. */
export async function fetchDay(queries: QueryClient, day: string | undefined) {
  const { tenant } = await queries.query({ ...meOptions(), ...ONCE });
  return queries.query({ ...visitsOfDay(day ?? makeFormat(tenant).today(new Date())), ...ONCE });
}
