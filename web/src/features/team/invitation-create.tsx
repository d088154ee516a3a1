import { Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useNavigate } from '@tanstack/react-router';
import { answered } from '../../api/answered';
import { useCreateInvitation } from '../../api/generated/queries/queries';
import { listRolesOptions } from '../../api/generated/queries/queryOptions';
import { useMe } from '../../api/me';
import { useChanged } from '../../api/use-changed';
import { usePrefetched } from '../../api/use-prefetched';
import { TextField } from '../../form/fields/text-field';
import { SelectField } from '../../form/fields/choice-field';
import { SideForm } from '../../form/side-form';
import { orNull } from '../../lib/patch';
import { to } from '../../lib/paths';
import { toast } from '../../ui/toast';
import { givableRoles } from './roles-to-give';

export function InvitationCreate() {
  const me = useMe();
  const roles = givableRoles(usePrefetched(listRolesOptions()).items, me);
  const navigate = useNavigate();
  const changed = useChanged();
  const form = useForm({ initialValues: { email: '', name: '', roleId: '' } });
  const create = useCreateInvitation(undefined, {
    meta: { failureShownBy: 'form' },
    onSuccess: async (result) => {
      const { id, email } = answered(result);
      await changed({ entityType: 'invitation', entityId: id });
      await navigate(to.settingsMembers());
      toast.done(`Invitation sent to ${email}`);
    },
  });
  return (
    <SideForm
      title="Invite team member"
      form={form}
      submitLabel="Send invitation"
      loading={create.isPending}
      error={create.error}
      onSubmit={({ email, name, roleId }) =>
        create.mutate({ body: { email: email.trim(), name: orNull(name), roleId } })
      }
      onClose={() => void navigate(to.settingsMembers())}
    >
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
    </SideForm>
  );
}
