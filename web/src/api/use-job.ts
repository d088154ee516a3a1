import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { answered } from './answered';
import { getJobOptions } from './generated/queries/queryOptions';
import type { JobDto } from './generated/requests/types.gen';
import { useChanged } from './use-changed';
import { usePrefetched } from './use-prefetched';

const route = getRouteApi('/shell/jobs/$jobId');

/** How often to look at what the worker makes: its steps in between are no events. */
const LOOK_MS = 700;

export const jobOptions = (jobId: string) => ({
  ...getJobOptions({ path: { jobId } }),
  refetchInterval: ({ state }: { state: { data?: JobDto | undefined } }) =>
    state.data && isBeingMade(state.data) ? LOOK_MS : (false as const),
});

const isBeingMade = ({ workOrder, confirmation }: JobDto): boolean =>
  workOrder.state === 'queued' ||
  workOrder.state === 'making' ||
  confirmation.state === 'queued' ||
  confirmation.state === 'sending';

/** The job of this address; the route's loader has fetched it. */
export function useJob(): JobDto {
  const { jobId } = route.useParams();
  return usePrefetched(jobOptions(jobId));
}

/** Takes over a job as an action answered it: the screen shows it at once, the lists follow. */
export function useTakeJob(): (result: { data?: JobDto }) => JobDto {
  const queries = useQueryClient();
  const changed = useChanged();
  return (result) => {
    const job = answered(result);
    queries.setQueryData(jobOptions(job.id).queryKey, job);
    void changed({ entityType: 'job', entityId: job.id });
    return job;
  };
}
