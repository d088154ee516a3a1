import { ifMatch } from '../../api/client';
import { useUpdateProperty } from '../../api/generated/queries/queries';
import type { PropertyDto } from '../../api/generated/requests/types.gen';
import { useChanged } from '../../api/use-changed';
import { toast } from '../../ui/toast';
import { HistoryButton } from './history-button';

const FIELDS = ['name', 'accessNotes', 'parking', 'hazards', 'preferredDays', 'noServiceDays'] as const;

interface PropertyHistoryProps {
  property: PropertyDto;
  /** What the page calls it. */
  name: string;
}

/** The history of a property, whose values can be put back. */
export function PropertyHistory({ property, name }: PropertyHistoryProps) {
  const changed = useChanged();
  const update = useUpdateProperty(undefined, {
    onSuccess: async () => {
      await changed({ entityType: 'client', entityId: property.clientId });
      toast.done(`${name} updated`);
    },
  });
  return (
    <HistoryButton
      entityType="property"
      record={property}
      name={name}
      fields={FIELDS}
      mayEdit={property.allowedActions.includes('update')}
      isBusy={update.isPending}
      restore={(field, value) =>
        update.mutate({
          path: { propertyId: property.id },
          headers: ifMatch(property.version),
          body: { [field]: value },
        })
      }
    />
  );
}
