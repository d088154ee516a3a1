import { useArchiveClient, useRestoreClient } from '../../api/generated/queries/queries';
import type { ClientDto } from '../../api/generated/requests/types.gen';
import { useChanged } from '../../api/use-changed';
import { toast } from '../../ui/toast';

/** Archives and restores a client, each with undo. */
export function useArchiving({ id, displayName }: Pick<ClientDto, 'id' | 'displayName'>) {
  const changed = useChanged();
  const path = { clientId: id };
  const tell = () => changed({ entityType: 'client', entityId: id });
  const restore = useRestoreClient(undefined, {
    onSuccess: async () => {
      await tell();
      toast.done(`${displayName} restored`);
    },
  });
  const archive = useArchiveClient(undefined, {
    onSuccess: async () => {
      await tell();
      toast.done(`${displayName} archived`, { run: () => restore.mutate({ path }) });
    },
  });
  return {
    archive: () => archive.mutate({ path }),
    restore: () => restore.mutate({ path }),
    isBusy: archive.isPending || restore.isPending,
  };
}
