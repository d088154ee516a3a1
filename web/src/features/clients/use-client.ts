import { getRouteApi } from '@tanstack/react-router';
import { usePrefetched } from '../../api/use-prefetched';
import type { ClientDto } from '../../api/generated/requests/types.gen';
import { clientOptions } from './clients-queries';

const route = getRouteApi('/shell/clients/$clientId');

/** The client of this address; the route's loader has fetched it. */
export function useClient(): ClientDto {
  const { clientId } = route.useParams();
  return usePrefetched(clientOptions(clientId));
}
