import { useBulkArchiveClients, useBulkRestoreClients } from '../../api/generated/queries/queries';
import { answered } from '../../api/answered';
import { useChanged } from '../../api/use-changed';
import { BulkBar } from '../../table/bulk-bar';
import type { Selection } from '../../table/use-selection';
import { toast } from '../../ui/toast';

/** What can be done with the ticked clients at once. */
export function ClientsBulkBar({ selection }: { selection: Selection }) {
  const changed = useChanged();
  const tell = (ids: readonly string[]) => changed(...ids.map((entityId) => ({ entityType: 'client', entityId })));
  const restore = useBulkRestoreClients(undefined, {
    onSuccess: (result) => tell(answered(result).results.map(({ id }) => id)),
  });
  const archive = useBulkArchiveClients(undefined, {
    onSuccess: async (result) => {
      const { results } = answered(result);
      const done = results.filter((one) => one.done).map(({ id }) => id);
      const refused = results.filter((one) => !one.done);
      selection.replace(refused.map(({ id }) => id));
      await tell(done);
      if (done.length > 0) {
        toast.done(`${done.length} archived`, { run: () => restore.mutate({ body: { ids: done } }) });
      }
      if (refused.length > 0) {
        const title = `${refused.length} could not be archived`;
        toast.failed({ title, detail: refused[0]?.detail ?? title, status: 409, requestId: '' });
      }
    },
  });

  return (
    <BulkBar
      selection={selection}
      noun={['client', 'clients']}
      actions={[
        {
          label: 'Archive',
          isBusy: archive.isPending,
          run: (ids) => archive.mutate({ body: { ids } }),
        },
      ]}
    />
  );
}
