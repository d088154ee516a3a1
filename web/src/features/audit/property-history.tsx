import { ifMatch } from '../../api/client';
import { useUpdateProperty } from '../../api/generated/queries/queries';
import type { PropertyDto } from '../../api/generated/requests/types.gen';
import { useMe } from '../../api/me';
import { useChanged } from '../../api/use-changed';
import { toast } from '../../ui/toast';
import { auditCan } from './audit-can';
import { HistoryButton } from './history-button';
import { pick } from './restoring';

const FIELDS = ['name', 'accessNotes', 'parking', 'hazards', 'preferredDays', 'noServiceDays'] as const;

interface PropertyHistoryProps {
  property: PropertyDto;
  /** What the page calls it. */
  name: string;
}

/** The history of a property, whose values can be put back. */
export function PropertyHistory({ property, name }: PropertyHistoryProps) {
  const me = useMe();
  const changed = useChanged();
  const update = useUpdateProperty(undefined, {
    onSuccess: async () => {
      await changed({ entityType: 'client', entityId: property.clientId });
      toast.done(`${name} updated`);
    },
  });
  if (!auditCan.view(me).ok) return null;
  const restoring = property.allowedActions.includes('update') && {
    current: pick(property, FIELDS),
    isBusy: update.isPending,
    restore: (field: string, value: unknown) =>
      update.mutate({
        path: { propertyId: property.id },
        headers: ifMatch(property.version),
        body: { [field]: value },
      }),
  };
  return <HistoryButton entityId={property.id} name={name} restoring={restoring || undefined} />;
}
