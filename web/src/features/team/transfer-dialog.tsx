import { Button, Group, PasswordInput, Stack, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTransferOwnership } from '../../api/generated/queries/queries';
import type { MemberDto } from '../../api/generated/requests/types.gen';
import { useMe } from '../../api/me';
import { useChanged } from '../../api/use-changed';
import { FormFailure } from '../../form/form-failure';
import { Dialog } from '../../ui/dialog';
import { toast } from '../../ui/toast';

/** Asks for the password before ownership is transferred. Opens when mounted. */
export function TransferDialog({ member, onClose }: { member: MemberDto; onClose: () => void }) {
  const { tenant } = useMe();
  const changed = useChanged();
  const form = useForm({ initialValues: { password: '' } });
  const transfer = useTransferOwnership(undefined, {
    meta: { failureShownBy: 'form' },
    onSuccess: async () => {
      onClose();
      await changed({ entityType: 'membership', entityId: member.id }, { entityType: 'role', entityId: '' });
      toast.done(`${member.name} is now the owner`);
    },
  });
  return (
    <Dialog onClose={onClose} title={`Transfer ownership to ${member.name}?`}>
      <form noValidate onSubmit={form.onSubmit((body) => transfer.mutate({ path: { membershipId: member.id }, body }))}>
        <Stack gap="md">
          <FormFailure form={form} error={transfer.error} />
          <Text>
            {member.name} becomes the owner of {tenant.name}, and your role becomes Admin. Only they can undo this.
            You’ll both get an email.
          </Text>
          <PasswordInput
            label="Your password"
            autoComplete="current-password"
            data-autofocus
            key={form.key('password')}
            {...form.getInputProps('password')}
          />
          <Group justify="flex-end" gap="sm">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" color="haw" loading={transfer.isPending}>
              Transfer ownership
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
