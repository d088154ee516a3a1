import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { answered } from '../../api/answered';
import { useChangeClientsByFilter } from '../../api/generated/queries/queries';
import { to } from '../../lib/paths';
import type { ClientsChange } from './change-request';

const list = getRouteApi('/shell/clients');

/** Asks what a change would do, and goes where the answer is shown. */
export function useDryRun(meta: { failureShownBy?: 'form' } = {}) {
  const search = list.useSearch();
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
              search,
              state: { clientsChange: { ...change, dryRunId: answered(result).id } },
            }),
        },
      ),
  };
}
