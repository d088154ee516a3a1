import { useCancelImport } from '../../api/generated/queries/queries';
import type { ImportDto } from '../../api/generated/requests/types.gen';
import { importCan } from '../../api/import-can';
import { useMe } from '../../api/me';
import { useChanged } from '../../api/use-changed';
import { ActionButton } from '../../ui/action-button';
import { confirm } from '../../ui/confirm';

/** Cancels an import. Before it runs, only the upload is lost; while it runs, imported clients stay. */
export function StopButton({ row, label }: { row: ImportDto; label: string }) {
  const me = useMe();
  const changed = useChanged();
  const cancel = useCancelImport(undefined, {
    onSuccess: () => changed({ entityType: 'import', entityId: row.id }),
  });
  const hasBegun = row.state === 'running';
  const ask = () =>
    confirm({
      title: hasBegun ? 'Stop this import?' : 'Discard this file?',
      children: hasBegun
        ? 'Clients imported so far stay. You can remove them later with Undo.'
        : 'Nothing has been imported. To start over, upload the file again.',
      labels: { confirm: hasBegun ? 'Stop' : 'Discard', cancel: hasBegun ? 'Keep importing' : 'Keep file' },
      confirmProps: { color: 'haw' },
      onConfirm: () => cancel.mutate({ path: { importId: row.id } }),
    });
  return (
    <ActionButton variant="default" can={importCan.cancel(me, row)} loading={cancel.isPending} onClick={ask}>
      {label}
    </ActionButton>
  );
}
