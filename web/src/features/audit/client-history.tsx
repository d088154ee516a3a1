import { clientCan } from '../../api/client-can';
import { ifMatch } from '../../api/client';
import { useUpdateClient } from '../../api/generated/queries/queries';
import { useMe } from '../../api/me';
import { useChanged } from '../../api/use-changed';
import { useClient } from '../../api/use-client';
import { toast } from '../../ui/toast';
import { HistoryButton } from './history-button';

const FIELDS = [
  ...(['displayName', 'companyName', 'tags', 'leadSource', 'preferredChannel', 'notes'] as const),
  ...(['termsDays', 'taxExempt', 'creditLimitCents', 'doNotServiceReason'] as const),
] as const;

/** The history of the client of this page, whose values can be put back. */
export function ClientHistory() {
  const me = useMe();
  const client = useClient();
  const changed = useChanged();
  const update = useUpdateClient(undefined, {
    onSuccess: async () => {
      await changed({ entityType: 'client', entityId: client.id });
      toast.done(`${client.number} updated`);
    },
  });
  return (
    <HistoryButton
      entityType="client"
      record={client}
      name={client.displayName}
      fields={FIELDS}
      mayEdit={clientCan.edit(me).ok}
      isBusy={update.isPending}
      restore={(field, value) =>
        update.mutate({ path: { clientId: client.id }, headers: ifMatch(client.version), body: { [field]: value } })
      }
    />
  );
}
