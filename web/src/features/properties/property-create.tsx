import { useForm } from '@mantine/form';
import { useNavigate } from '@tanstack/react-router';
import { useCreateProperty } from '../../api/generated/queries/queries';
import { useChanged } from '../../api/use-changed';
import { useClient } from '../../api/use-client';
import { SideForm } from '../../form/side-form';
import { to } from '../../lib/paths';
import { PropertyFields, propertyForm } from './property-fields';

export function PropertyCreate() {
  const client = useClient();
  const navigate = useNavigate();
  const changed = useChanged();
  const form = useForm({ initialValues: propertyForm.empty() });
  const close = () => navigate(to.client(client.id));
  const create = useCreateProperty(undefined, {
    meta: { failureShownBy: 'form' },
    onSuccess: async () => {
      await changed({ entityType: 'client', entityId: client.id });
      await close();
    },
  });
  return (
    <SideForm
      title="New property"
      form={form}
      submitLabel="Add property"
      loading={create.isPending}
      error={create.error}
      onSubmit={(values) => create.mutate({ path: { clientId: client.id }, body: propertyForm.body(values) })}
      onClose={() => void close()}
    >
      <PropertyFields form={form} />
    </SideForm>
  );
}
