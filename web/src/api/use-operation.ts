import { useQuery } from '@tanstack/react-query';
import { getOperationOptions } from './generated/queries/queryOptions';
import type { OperationDto } from './generated/requests/types.gen';
import type { Problem } from './problem';
import { useLive } from './use-live';

/** How often to ask while the live stream is down. */
const POLL_MS = 1_500;
/** And while it is up: what it says of operations is said once, and lost with a connection that breaks unseen. */
const POLL_ANYWAY_MS = 10_000;

export const operationOptions = (operationId: string) => getOperationOptions({ path: { operationId } });

export const hasEnded = ({ finishedAt }: Pick<OperationDto, 'finishedAt'>): boolean => finishedAt !== null;

const isOver = ({ data, error }: { data: OperationDto | undefined; error: Problem | null }): boolean =>
  data ? hasEnded(data) : error?.isNowhere === true;

/** Long work as it goes on: told by the live stream, asked for often where that is down. Null while it is not known. */
export function useOperation(operationId: string | null): OperationDto | null {
  const live = useLive();
  const { data } = useQuery({
    ...operationOptions(operationId ?? ''),
    enabled: operationId !== null,
    refetchInterval: ({ state }) => (isOver(state) ? false : live === 'live' ? POLL_ANYWAY_MS : POLL_MS),
  });
  return operationId === null ? null : (data ?? null);
}
