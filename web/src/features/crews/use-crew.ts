import { useParams } from '@tanstack/react-router';
import type { CrewDto } from '../../api/generated/requests/types.gen';
import { usePrefetched } from '../../api/use-prefetched';
import { crewsOptions } from './crews-queries';

/** The crew of the address; undefined when it is not one of the company's. */
export function useCrew(): CrewDto | undefined {
  const { crewId } = useParams({ strict: false });
  const { items } = usePrefetched(crewsOptions());
  return items.find(({ id }) => id === crewId);
}
