import { getRouteApi } from '@tanstack/react-router';
import { useUpdateProperty } from '../../api/generated/queries/queries';
import { Problem } from '../../api/problem';
import { clientOptions, useClient } from '../../api/use-client';
import { EditForm } from '../../form/edit-form';
import { useZoneOverlaps } from '../../form/use-zone-overlaps';
import { useZoneLeftovers, ZoneLeftoversAlert } from '../../form/zone-leftovers';
import { to } from '../../lib/paths';
import { PropertyFields, propertyForm } from './property-fields';

const route = getRouteApi('/shell/clients/$clientId/overview/properties/$propertyId');

/** A property comes with its client: its address picks it from there. */
export function PropertyEdit() {
  const { propertyId } = route.useParams();
  const client = useClient();
  const { takeOverride, refusalOf } = useZoneOverlaps();
  const hasLeftovers = useZoneLeftovers(propertyId);
  const property = client.properties.find(({ id }) => id === propertyId);
  if (!property) throw new Problem(404, {}, { title: 'Property not found' });
  return (
    <EditForm
      title={`Edit ${property.name ?? property.addressLine ?? 'property'}`}
      record={property}
      valuesOf={propertyForm.valuesOf}
      useUpdate={useUpdateProperty}
      request={(values, before, headers) => {
        const again = hasLeftovers && { timezone: property.timezone };
        const body = { ...again, ...propertyForm.patch(before, values), ...takeOverride() };
        return { path: { propertyId }, headers, body };
      }}
      refusalOf={refusalOf}
      readAgain={async (queries) => {
        const { properties } = await queries.query({ ...clientOptions(client.id), staleTime: 0 });
        return properties.find(({ id }) => id === propertyId);
      }}
      changes={{ entityType: 'client', entityId: client.id }}
      leadsTo={to.client(client.id)}
    >
      {(form) => (
        <>
          {hasLeftovers && <ZoneLeftoversAlert isSending={false} />}
          <PropertyFields form={form} has={property} />
        </>
      )}
    </EditForm>
  );
}
