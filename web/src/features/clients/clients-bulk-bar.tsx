import { useBulkClients, useChangeClientsByFilter } from '../../api/generated/queries/queries';
import { answered } from '../../api/answered';
import { useChanged } from '../../api/use-changed';
import { BulkBar } from '../../table/bulk-bar';
import type { Selection } from '../../table/use-selection';
import { toast } from '../../ui/toast';
import { ClientsByFilterDialog } from './clients-by-filter-dialog';
import { type ClientsSearch, toFilter } from './clients-search';

const rowsOf = (action: 'archive' | 'restore', ids: string[]) => ids.map((id) => ({ action, id }));

/** What can be done with the ticked clients at once, and with all that the list shows. */
export function ClientsBulkBar({ selection, search }: { selection: Selection; search: ClientsSearch }) {
  const changed = useChanged();
  const tell = (ids: readonly string[]) => changed(...ids.map((entityId) => ({ entityType: 'client', entityId })));
  const restore = useBulkClients(undefined, {
    onSuccess: (result) => tell(answered(result).results.flatMap(({ id }) => id ?? [])),
  });
  const archive = useBulkClients(undefined, {
    onSuccess: async (result) => {
      const { results } = answered(result);
      const done = results.filter(({ problem }) => !problem).flatMap(({ id }) => id ?? []);
      const refused = results.filter(({ problem }) => problem);
      selection.replace(refused.flatMap(({ id }) => id ?? []));
      await tell(done);
      if (done.length > 0) {
        toast.done(`${done.length} archived`, {
          run: () => restore.mutate({ body: { rows: rowsOf('restore', done) } }),
        });
      }
      if (refused.length > 0) {
        const title = `${refused.length} could not be archived`;
        toast.failed({
          title,
          detail: refused[0]?.problem?.detail ?? refused[0]?.problem?.title ?? title,
          status: 409,
          requestId: '',
        });
      }
    },
  });

  const dryRun = useChangeClientsByFilter();
  const action = search.status === 'archived' ? 'restore' : 'archive';

  return (
    <>
      <BulkBar
        selection={selection}
        noun={['client', 'clients']}
        actions={[
          {
            label: 'Archive',
            isBusy: archive.isPending,
            run: (ids) => archive.mutate({ body: { rows: rowsOf('archive', ids) } }),
          },
          {
            label: 'All in the list…',
            isBusy: false,
            run: () => dryRun.mutate({ body: { ...toFilter(search), action, dryRun: true } }),
          },
        ]}
      />
      {!dryRun.isIdle && !dryRun.isError && (
        <ClientsByFilterDialog
          search={search}
          dryRunId={dryRun.data ? answered(dryRun.data).id : null}
          onClose={() => {
            dryRun.reset();
            selection.clear();
          }}
        />
      )}
    </>
  );
}
