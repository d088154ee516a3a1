import { getRouteApi } from '@tanstack/react-router';
import type { JobDto } from '../../api/generated/requests/types.gen';
import { usePrefetched } from '../../api/use-prefetched';
import { jobOptions } from './jobs-queries';

const route = getRouteApi('/shell/jobs/$jobId');

/** The job of this address; the route's loader has fetched it. */
export function useJob(): JobDto {
  const { jobId } = route.useParams();
  return usePrefetched(jobOptions(jobId));
}
