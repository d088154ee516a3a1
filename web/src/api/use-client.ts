import { getRouteApi } from '@tanstack/react-router';
import { getClientOptions } from './generated/queries/queryOptions';
import type { ClientDto } from './generated/requests/types.gen';
import { usePrefetched } from './use-prefetched';

const route = getRouteApi('/shell/clients/$clientId');

export const clientOptions = (clientId: string) => getClientOptions({ path: { clientId } });

/** The client in the URL; the route’s loader has fetched it. */
export function useClient(): ClientDto {
  const { clientId } = route.useParams();
  return usePrefetched(clientOptions(clientId));
}
