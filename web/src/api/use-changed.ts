import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { Change } from './live-keys';
import { readAnew } from './read-anew';

/**
 * Tells the screens what a mutation changed, without waiting for the live stream to say so.
 * The promise is kept when everything that shows it has been read again: await it to close a form over fresh data.
 */
export function useChanged(): (...changes: Change[]) => Promise<void> {
  const queries = useQueryClient();
  return useCallback((...changes) => readAnew(queries, changes), [queries]);
}
