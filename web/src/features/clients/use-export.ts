import { downloadClients } from '../../api/generated/requests/sdk.gen';
import { saveFile } from '../../api/save-file';
import { useFile } from '../../api/use-file';
import type { ClientsFilter } from './clients-search';

/** Saves the clients that a filter finds as a file. */
export function useExport(filter: ClientsFilter) {
  const file = useFile(() => downloadClients({ body: { filter }, parseAs: 'blob', throwOnError: true }));
  return {
    isPending: file.isPending,
    run: () => file.mutate(undefined, { onSuccess: (content) => saveFile(content, 'clients.csv') }),
  };
}
