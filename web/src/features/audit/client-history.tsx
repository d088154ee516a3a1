import { clientCan } from '../../api/client-can';
import { ifMatch } from '../../api/client';
import { useUpdateClient } from '../../api/generated/queries/queries';
import { useMe } from '../../api/me';
import { useChanged } from '../../api/use-changed';
import { useClient } from '../../api/use-client';
import { toast } from '../../ui/toast';
import { auditCan } from './audit-can';
import { HistoryButton } from './history-button';
import { pick } from './restoring';

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
  if (!auditCan.view(me).ok) return null;
  const restoring = clientCan.edit(me).ok && {
    current: pick(client, FIELDS),
    isBusy: update.isPending,
    restore: (field: string, value: unknown) =>
      update.mutate({ path: { clientId: client.id }, headers: ifMatch(client.version), body: { [field]: value } }),
  };
  return <HistoryButton entityId={client.id} name={client.displayName} restoring={restoring || undefined} />;
}
