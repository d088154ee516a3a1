import { Button, Group, PasswordInput, Stack, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useResetSecondFactor } from '../../api/generated/queries/queries';
import type { MemberDto } from '../../api/generated/requests/types.gen';
import { useChanged } from '../../api/use-changed';
import { FormFailure } from '../../form/form-failure';
import { Dialog } from '../../ui/dialog';
import { toast } from '../../ui/toast';

/** For a lost phone. Asks for the password first. Opens when mounted. */
export function ResetSecondFactorDialog({ member, onClose }: { member: MemberDto; onClose: () => void }) {
  const changed = useChanged();
  const form = useForm({ initialValues: { password: '' } });
  const reset = useResetSecondFactor(undefined, {
    meta: { failureShownBy: 'form' },
    onSuccess: async () => {
      onClose();
      await changed({ entityType: 'membership', entityId: member.id });
      toast.done(`Two-step verification reset for ${member.name}`);
    },
  });
  return (
    <Dialog onClose={onClose} title={`Reset two-step verification for ${member.name}?`}>
      <form noValidate onSubmit={form.onSubmit((body) => reset.mutate({ path: { membershipId: member.id }, body }))}>
        <Stack gap="md">
          <FormFailure form={form} error={reset.error} />
          <Text>
            Only do this if you’re sure that {member.name} asked for it, for example on the phone. They’ll be signed out
            everywhere, get an email, and sign in with their password alone until they set it up again.
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
            <Button type="submit" color="haw" loading={reset.isPending}>
              Reset
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
