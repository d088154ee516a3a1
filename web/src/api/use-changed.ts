import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { Change } from './live-keys';
import { readAnew } from './read-anew';

/**
 * Refetches what shows the records that a mutation changed, without waiting for the live stream. Resolves when that is
 * done: await it to close a form over fresh data.
 */
export function useChanged(): (...changes: Change[]) => Promise<void> {
  const queries = useQueryClient();
  return useCallback((...changes) => readAnew(queries, changes), [queries]);
}
