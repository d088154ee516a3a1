import { useNavigate } from '@tanstack/react-router';
import { useBulkClients } from '../../api/generated/queries/queries';
import { answered } from '../../api/answered';
import { clientCan } from '../../api/client-can';
import { useMe } from '../../api/me';
import { useChanged } from '../../api/use-changed';
import { to } from '../../lib/paths';
import { OF_TICKS } from '../../lib/search';
import { BulkBar } from '../../table/bulk-bar';
import type { Selection } from '../../table/use-selection';
import { toast } from '../../ui/toast';
import type { ClientsSearch } from './clients-search';
import { useExport } from './use-export';

type Action = 'archive' | 'restore';

const LIMIT = {
  rows: 500,
  hint: 'You can select up to 500 clients. To change more, filter the list and use Edit all.',
};

const rowsOf = (action: Action, ids: string[]) => ids.map((id) => ({ action, id }));

const WORDS = {
  archive: { label: 'Archive', done: 'archived', opposite: 'restore' },
  restore: { label: 'Restore', done: 'restored', opposite: 'archive' },
} as const;

/** Offered by the status that the list is filtered by. */
const OFFERED = {
  any: 'archive',
  lead: 'archive',
  active: 'archive',
  inactive: 'archive',
  archived: 'restore',
} as const satisfies Record<NonNullable<ClientsSearch['status']> | 'any', Action>;

/** Actions for the selected clients. */
export function ClientsBulkBar({ selection, search }: { selection: Selection; search: ClientsSearch }) {
  const me = useMe();
  const navigate = useNavigate();
  const exported = useExport({ ids: [...selection.ids] });
  const changed = useChanged();
  const action = OFFERED[search.status ?? 'any'];
  const { label, done: doneWord, opposite } = WORDS[action];
  const tell = (ids: readonly string[]) => changed(...ids.map((entityId) => ({ entityType: 'client', entityId })));
  const undo = useBulkClients(undefined, {
    onSuccess: (result) => tell(answered(result).results.flatMap(({ id }) => id ?? [])),
  });
  const bulk = useBulkClients(undefined, {
    onSuccess: async (result) => {
      const { results } = answered(result);
      const done = results.filter(({ problem }) => !problem).flatMap(({ id }) => id ?? []);
      const refused = results.filter(({ problem }) => problem);
      selection.replace(refused.flatMap(({ id }) => id ?? []));
      await tell(done);
      if (done.length > 0) {
        toast.done(`${done.length} ${done.length === 1 ? 'client' : 'clients'} ${doneWord}`, {
          run: () => undo.mutate({ body: { rows: rowsOf(opposite, done) } }),
        });
      }
      if (refused.length > 0) {
        const title = `${refused.length} ${refused.length === 1 ? 'client' : 'clients'} couldn’t be ${doneWord}`;
        toast.failed({
          title,
          detail: refused[0]?.problem?.detail ?? refused[0]?.problem?.title ?? title,
          status: 409,
          requestId: '',
        });
      }
    },
  });

  return (
    <BulkBar
      selection={selection}
      noun={['client', 'clients']}
      limit={LIMIT}
      actions={[
        ...(clientCan.change(me, action).ok
          ? [
              {
                label,
                isBusy: bulk.isPending,
                run: (ids: string[]) => bulk.mutate({ body: { rows: rowsOf(action, ids) } }),
              },
            ]
          : []),
        ...(clientCan.changeMany(me).ok
          ? [
              {
                label: 'Edit…',
                isBusy: false,
                run: (ids: string[]) =>
                  void navigate({
                    ...to.clientsChange(),
                    search: { ...search, picked: OF_TICKS },
                    state: { clientsPicked: ids },
                  }),
              },
            ]
          : []),
        ...(clientCan.export(me).ok ? [{ label: 'Export', isBusy: exported.isPending, run: exported.run }] : []),
      ]}
    />
  );
}
