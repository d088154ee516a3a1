import { Text } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useCreateRole } from '../../api/generated/queries/queries';
import { listRolesOptions } from '../../api/generated/queries/queryOptions';
import type { RoleDto } from '../../api/generated/requests/types.gen';
import { useMe } from '../../api/me';
import { usePrefetched } from '../../api/use-prefetched';
import { CreateForm } from '../../form/create-form';
import { SelectField } from '../../form/fields/choice-field';
import { TextField } from '../../form/fields/text-field';
import { to } from '../../lib/paths';

const route = getRouteApi('/shell/settings/roles/new');

/** A custom role, copied from another one or without permissions. */
export function RoleCreate() {
  const { copy } = route.useSearch();
  const me = useMe();
  const roles = usePrefetched(listRolesOptions()).items;
  const source = roles.find(({ id }) => id === copy);
  const permissionsOf = (roleId: string) => {
    const copied = roles.find(({ id }) => id === roleId)?.permissions ?? [];
    // People can only grant permissions that they have.
    return copied.filter((permission) => me.permissions.includes(permission));
  };
  return (
    <CreateForm
      title="New role"
      submitLabel="Create role"
      initialValues={{ name: source ? `${source.name} copy` : '', copy: source?.id ?? '' }}
      useCreate={useCreateRole}
      request={({ name, copy: from }) => ({ body: { name: name.trim(), permissions: permissionsOf(from) } })}
      changes={{ entityType: 'role', entityId: '' }}
      closesTo={to.roles()}
      done={({ name }: RoleDto) => `${name} created`}
    >
      {(form) => (
        <>
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
            data={[
              { value: '', label: 'No permissions' },
              ...roles.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            allowDeselect={false}
          />
          <Text size="sm" c="dimmed">
            Choose its permissions in the table afterward.
          </Text>
        </>
      )}
    </CreateForm>
  );
}
