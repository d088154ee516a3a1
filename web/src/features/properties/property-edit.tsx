import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useQueryClient } from '@tanstack/react-query';
import { ifMatch } from '../../api/client';
import { useUpdateProperty } from '../../api/generated/queries/queries';
import type { ClientDto, PropertyDto } from '../../api/generated/requests/types.gen';
import { Problem } from '../../api/problem';
import { useChanged } from '../../api/use-changed';
import { SideForm } from '../../form/side-form';
import { useRecordForm } from '../../form/use-record-form';
import { to } from '../../lib/paths';
import { clientOptions, useClient } from '../../api/use-client';
import { PropertyFields } from './property-fields';
import { propertyValues, toPropertyPatch } from './property-form';

const route = getRouteApi('/shell/clients/$clientId/overview/properties/$propertyId');

/** Comes with its client: its address picks it from there. */
export function PropertyEdit() {
  const { propertyId } = route.useParams();
  const client = useClient();
  const property = client.properties.find(({ id }) => id === propertyId);
  if (!property) throw new Problem(404, {}, { title: 'This client has no such property' });
  return <EditForm client={client} property={property} />;
}

function EditForm({ client, property }: { client: ClientDto; property: PropertyDto }) {
  const navigate = useNavigate();
  const queries = useQueryClient();
  const changed = useChanged();
  const { form, before, version, isConflict, takeIn } = useRecordForm(property, propertyValues);
  const close = () => navigate(to.client(client.id));
  const update = useUpdateProperty(undefined, {
    meta: { failureShownBy: 'form' },
    onSuccess: async () => {
      await changed({ entityType: 'client', entityId: client.id });
      await close();
    },
    onError: async (problem) => {
      if (!isConflict(problem)) return;
      const { properties } = await queries.query({ ...clientOptions(client.id), staleTime: 0 });
      const newer = properties.find(({ id }) => id === property.id);
      if (newer) takeIn(newer);
    },
  });
  return (
    <SideForm
      title={`Edit ${property.name ?? property.addressLine ?? 'property'}`}
      form={form}
      submitLabel="Save"
      loading={update.isPending}
      error={update.error}
      onSubmit={(values) =>
        update.mutate({
          path: { propertyId: property.id },
          headers: ifMatch(version),
          body: toPropertyPatch(before, values),
        })
      }
      onClose={() => void close()}
    >
      <PropertyFields form={form} has={property} />
    </SideForm>
  );
}
