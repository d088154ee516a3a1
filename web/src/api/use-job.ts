import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { answered } from './answered';
import { useListVisitsKey } from './generated/queries/common';
import { getJobOptions } from './generated/queries/queryOptions';
import type { JobDto, VisitPageDto } from './generated/requests/types.gen';
import { useChanged } from './use-changed';
import type { LiveState } from './shared-stream';
import { useLive } from './use-live';
import { usePrefetched } from './use-prefetched';

const route = getRouteApi('/shell/jobs/$jobId');

/** Polling interval for work of the worker while the live stream is down. */
const POLL_MS = 1_500;
/** And while it is up: it reports finished documents and sent email, but not the steps before. */
const POLL_ANYWAY_MS = 10_000;

export const jobOptions = (jobId: string) => getJobOptions({ path: { jobId } });

type Papers = { [Paper in 'workOrder' | 'confirmation']: Pick<JobDto[Paper], 'inProgress'> };

const isBeingMade = ({ workOrder, confirmation }: Papers): boolean => workOrder.inProgress || confirmation.inProgress;

/** Polling interval in milliseconds; false while nothing is being created. */
export const lookAgainMs = (job: Papers | undefined, live: LiveState): number | false =>
  job !== undefined && isBeingMade(job) && (live === 'live' ? POLL_ANYWAY_MS : POLL_MS);

/** The job in the URL; the route’s loader has fetched it. */
export function useJob(): JobDto {
  const { jobId } = route.useParams();
  const live = useLive();
  return usePrefetched({
    ...jobOptions(jobId),
    refetchInterval: ({ state }) => lookAgainMs(state.data, live),
  });
}

/** Stores a job that an action returned: the screen shows it at once, lists are refetched. */
export function useTakeJob(): (result: { data?: JobDto }) => JobDto {
  const queries = useQueryClient();
  const changed = useChanged();
  return (result) => {
    const job = answered(result);
    queries.setQueryData(jobOptions(job.id).queryKey, job);
    queries.setQueriesData<Partial<VisitPageDto>>({ queryKey: [useListVisitsKey] }, (day) => withChecklist(day, job));
    void changed({ entityType: 'job', entityId: job.id });
    return job;
  };
}

/** The visits of a day show the checklist of their job. */
const withChecklist = (day: Partial<VisitPageDto> | undefined, { id, checklist }: JobDto) =>
  day?.items && {
    ...day,
    items: day.items.map((visit) => (visit.job?.id === id ? { ...visit, job: { ...visit.job, checklist } } : visit)),
  };
