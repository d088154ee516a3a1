import { useQuery } from '@tanstack/react-query';
import { getOperationOptions } from './generated/queries/queryOptions';
import type { OperationDto } from './generated/requests/types.gen';
import type { Problem } from './problem';
import { useLive } from './use-live';

/** Polling interval while the live stream is down. */
const POLL_MS = 1_500;
/** And while it is up: it reports progress once, and a connection may break unnoticed. */
const POLL_ANYWAY_MS = 10_000;

export const operationOptions = (operationId: string) => getOperationOptions({ path: { operationId } });

export const hasEnded = ({ finishedAt }: Pick<OperationDto, 'finishedAt'>): boolean => finishedAt !== null;

const isOver = ({ data, error }: { data: OperationDto | undefined; error: Problem | null }): boolean =>
  data ? hasEnded(data) : error?.isNowhere === true;

/** A running operation, from the live stream or by polling. Null until it is known. */
export function useOperation(operationId: string | null): OperationDto | null {
  const live = useLive();
  const { data } = useQuery({
    ...operationOptions(operationId ?? ''),
    enabled: operationId !== null,
    refetchInterval: ({ state }) => (isOver(state) ? false : live === 'live' ? POLL_ANYWAY_MS : POLL_MS),
  });
  return operationId === null ? null : (data ?? null);
}
