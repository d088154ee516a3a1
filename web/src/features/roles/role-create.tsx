import { Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { answered } from '../../api/answered';
import { useCreateRole } from '../../api/generated/queries/queries';
import { listRolesOptions } from '../../api/generated/queries/queryOptions';
import { useMe } from '../../api/me';
import { useChanged } from '../../api/use-changed';
import { usePrefetched } from '../../api/use-prefetched';
import { SelectField } from '../../form/fields/choice-field';
import { TextField } from '../../form/fields/text-field';
import { SideForm } from '../../form/side-form';
import { to } from '../../lib/paths';
import { toast } from '../../ui/toast';

const route = getRouteApi('/shell/settings/roles/new');

/** A custom role, copied from another one or without permissions. */
export function RoleCreate() {
  const { copy } = route.useSearch();
  const me = useMe();
  const roles = usePrefetched(listRolesOptions()).items;
  const source = roles.find(({ id }) => id === copy);
  const navigate = useNavigate();
  const changed = useChanged();
  const form = useForm({ initialValues: { name: source ? `${source.name} copy` : '', copy: source?.id ?? '' } });
  const create = useCreateRole(undefined, {
    meta: { failureShownBy: 'form' },
    onSuccess: async (result) => {
      const { id, name } = answered(result);
      await changed({ entityType: 'role', entityId: id });
      await navigate(to.roles());
      toast.done(`${name} created`);
    },
  });
  const submit = ({ name, copy: from }: { name: string; copy: string }) => {
    const copied = roles.find(({ id }) => id === from)?.permissions ?? [];
    // People can only grant permissions that they have.
    const permissions = copied.filter((permission) => me.permissions.includes(permission));
    create.mutate({ body: { name: name.trim(), permissions } });
  };
  return (
    <SideForm
      title="New role"
      form={form}
      submitLabel="Create role"
      loading={create.isPending}
      error={create.error}
      onSubmit={submit}
      onClose={() => void navigate(to.roles())}
    >
      <TextField
        form={form}
        path="name"
        label="Name"
        placeholder="Bookkeeper"
        maxLength={100}
        autoComplete="off"
        required
        data-autofocus
      />
      <SelectField
        form={form}
        path="copy"
        label="Start from"
        data={[{ value: '', label: 'No permissions' }, ...roles.map(({ id, name }) => ({ value: id, label: name }))]}
        allowDeselect={false}
      />
      <Text size="sm" c="dimmed">
        Choose its permissions in the table afterward.
      </Text>
    </SideForm>
  );
}
