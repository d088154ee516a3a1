import { useParams } from '@tanstack/react-router';
import type { CrewDto } from '../../api/generated/requests/types.gen';
import { usePrefetched } from '../../api/use-prefetched';
import { crewsOptions } from './crews-queries';

/** The crew in the URL; undefined if the company has no such crew. */
export function useCrew(): CrewDto | undefined {
  const { crewId } = useParams({ strict: false });
  const { items } = usePrefetched(crewsOptions());
  return items.find(({ id }) => id === crewId);
}
