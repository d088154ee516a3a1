import { useArchiveCrew, useRestoreCrew } from '../../api/generated/queries/queries';
import type { CrewDto } from '../../api/generated/requests/types.gen';
import { useChanged } from '../../api/use-changed';
import { toast } from '../../ui/toast';

/** Archives and restores a crew. */
export function useCrewArchiving({ id, name }: Pick<CrewDto, 'id' | 'name'>) {
  const changed = useChanged();
  const path = { crewId: id };
  const tell = () => changed({ entityType: 'crew', entityId: id });
  const restore = useRestoreCrew(undefined, {
    onSuccess: async () => {
      await tell();
      toast.done(`${name} restored`);
    },
  });
  const archive = useArchiveCrew(undefined, {
    onSuccess: async () => {
      await tell();
      toast.done(`${name} archived`, { run: () => restore.mutate({ path }) });
    },
  });
  return { archive: () => archive.mutate({ path }), restore: () => restore.mutate({ path }) };
}
