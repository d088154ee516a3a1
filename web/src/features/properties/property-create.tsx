import { useCreateProperty } from '../../api/generated/queries/queries';
import { useClient } from '../../api/use-client';
import { CreateForm } from '../../form/create-form';
import { to } from '../../lib/paths';
import { PropertyFields, propertyForm } from './property-fields';

export function PropertyCreate() {
  const client = useClient();
  return (
    <CreateForm
      title="New property"
      submitLabel="Add property"
      initialValues={propertyForm.empty()}
      useCreate={useCreateProperty}
      request={(values) => ({ path: { clientId: client.id }, body: propertyForm.body(values) })}
      changes={{ entityType: 'client', entityId: client.id }}
      closesTo={to.client(client.id)}
    >
      {(form) => <PropertyFields form={form} />}
    </CreateForm>
  );
}
