import { MutationCache, QueryClient } from '@tanstack/react-query';
import type { Problem } from './problem';

declare module '@tanstack/react-query' {
  interface Register {
    mutationMeta: {
      /** `form`: the form shows the failure. Otherwise a toast does, so that none is lost. */
      failureShownBy?: 'form';
    };
  }
}

const GIVE_UP_AFTER = 2;

/** @param onActionFailed shows the failure of an action that no form shows */
export function makeQueryClient(onActionFailed: (problem: Problem) => void): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        // Live updates report changes; this only covers times when the stream was down.
        staleTime: 60_000,
        retry: (failures, problem) =>
          failures < GIVE_UP_AFTER && !problem.isLate && (problem.isOffline || problem.status >= 500),
      },
    },
    mutationCache: new MutationCache({
      onError: (problem, _variables, _context, mutation) => {
        if (mutation.meta?.failureShownBy !== 'form') onActionFailed(problem);
      },
    }),
  });
}
