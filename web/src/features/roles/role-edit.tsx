import { getRouteApi } from '@tanstack/react-router';
import { useUpdateRole } from '../../api/generated/queries/queries';
import { listRolesOptions } from '../../api/generated/queries/queryOptions';
import type { RoleDto } from '../../api/generated/requests/types.gen';
import { usePrefetched } from '../../api/use-prefetched';
import { EditForm } from '../../form/edit-form';
import { TextField } from '../../form/fields/text-field';
import { to } from '../../lib/paths';

const route = getRouteApi('/shell/settings/roles/$roleId');

export function RoleEdit() {
  const { roleId } = route.useParams();
  const role = usePrefetched(listRolesOptions()).items.find(({ id }) => id === roleId);
  return role?.allowedActions.includes('update') ? <RoleForm role={role} /> : null;
}

function RoleForm({ role }: { role: RoleDto }) {
  const { id } = role;
  return (
    <EditForm
      title={`Rename ${role.name}`}
      record={role}
      valuesOf={({ name }) => ({ name })}
      useUpdate={useUpdateRole}
      request={({ name }, _before, headers) => ({ path: { roleId: id }, headers, body: { name: name.trim() } })}
      readAgain={async (queries) => {
        const { items } = await queries.query({ ...listRolesOptions(), staleTime: 0 });
        return items.find((one) => one.id === id) ?? role;
      }}
      changes={{ entityType: 'role', entityId: id }}
      leadsTo={to.roles()}
    >
      {(form) => (
        <TextField form={form} path="name" label="Name" maxLength={100} autoComplete="off" required data-autofocus />
      )}
    </EditForm>
  );
}
