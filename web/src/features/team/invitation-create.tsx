import { Text } from '@mantine/core';
import { useCreateInvitation } from '../../api/generated/queries/queries';
import { listRolesOptions } from '../../api/generated/queries/queryOptions';
import type { InvitationDto } from '../../api/generated/requests/types.gen';
import { useMe } from '../../api/me';
import { usePrefetched } from '../../api/use-prefetched';
import { CreateForm } from '../../form/create-form';
import { TextField } from '../../form/fields/text-field';
import { SelectField } from '../../form/fields/choice-field';
import { orNull } from '../../lib/patch';
import { to } from '../../lib/paths';
import { givableRoles } from './roles-to-give';

export function InvitationCreate() {
  const me = useMe();
  const roles = givableRoles(usePrefetched(listRolesOptions()).items, me);
  return (
    <CreateForm
      title="Invite team member"
      submitLabel="Send invitation"
      initialValues={{ email: '', name: '', roleId: '' }}
      useCreate={useCreateInvitation}
      request={({ email, name, roleId }) => ({ body: { email: email.trim(), name: orNull(name), roleId } })}
      changes={{ entityType: 'invitation', entityId: '' }}
      closesTo={to.settingsMembers()}
      done={({ email }: InvitationDto) => `Invitation sent to ${email}`}
    >
      {(form) => (
        <>
          <TextField
            form={form}
            path="email"
            label="Email"
            type="email"
            maxLength={254}
            autoComplete="off"
            required
            data-autofocus
          />
          <TextField form={form} path="name" label="Name" maxLength={200} autoComplete="off" />
          <SelectField
            form={form}
            path="roleId"
            label="Role"
            placeholder="Select a role"
            data={roles.map(({ id, name }) => ({ value: id, label: name }))}
            allowDeselect={false}
            required
          />
          <Text size="sm" c="dimmed">
            They’ll get an email with a link to join {me.tenant.name}. The link works for 7 days.
          </Text>
        </>
      )}
    </CreateForm>
  );
}
