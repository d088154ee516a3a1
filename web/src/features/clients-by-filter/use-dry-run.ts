import { useNavigate } from '@tanstack/react-router';
import { answered } from '../../api/answered';
import { useChangeClientsByFilter } from '../../api/generated/queries/queries';
import { to } from '../../lib/paths';
import { OF_TICKS } from '../../lib/search';
import type { ClientsChange } from './change-request';
import { useListSearch } from './list-search';

/** Starts a dry run and opens its preview. */
export function useDryRun(meta: { failureShownBy?: 'form' } = {}) {
  const search = useListSearch();
  const navigate = useNavigate();
  const dryRun = useChangeClientsByFilter(undefined, { meta });
  return {
    error: dryRun.error,
    isPending: dryRun.isPending,
    look: (change: ClientsChange) =>
      dryRun.mutate(
        { body: { ...change.request, dryRun: true } },
        {
          onSuccess: (result) =>
            void navigate({
              ...to.clientsChange(),
              search: { ...search, ...(change.request.filter.ids && { picked: OF_TICKS }) },
              state: { clientsChange: { ...change, dryRunId: answered(result).id } },
            }),
        },
      ),
  };
}
