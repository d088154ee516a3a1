import { useQuery } from '@tanstack/react-query';
import { getOperationOptions } from './generated/queries/queryOptions';
import type { OperationDto } from './generated/requests/types.gen';
import { useLive } from './use-live';

/** How often to ask while the live stream is down. */
const POLL_MS = 1_500;

export const operationOptions = (operationId: string) => getOperationOptions({ path: { operationId } });

export const hasEnded = ({ finishedAt }: Pick<OperationDto, 'finishedAt'>): boolean => finishedAt !== null;

/** Long work as it goes on: told by the live stream, asked for where that is down. Null while it is not known. */
export function useOperation(operationId: string | null): OperationDto | null {
  const live = useLive();
  const { data } = useQuery({
    ...operationOptions(operationId ?? ''),
    enabled: operationId !== null,
    refetchInterval: ({ state }) => (live === 'live' || (state.data && hasEnded(state.data)) ? false : POLL_MS),
  });
  return operationId === null ? null : (data ?? null);
}
