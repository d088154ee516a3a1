import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { useRemovePasskey, useUpdatePasskey } from '../../api/generated/queries/queries';
import { listSessionsOptions } from '../../api/generated/queries/queryOptions';
import type { PasskeyDto } from '../../api/generated/requests/types.gen';
import { meOptions, useMe } from '../../api/me';
import { usePrefetched } from '../../api/use-prefetched';
import { FormFailure } from '../../form/form-failure';
import { PasswordQuestion } from '../../form/password-question';
import { Dialog } from '../../ui/dialog';
import { toast } from '../../ui/toast';
import { secondFactorOptions } from '../second-factor';
import { passkeysOptions } from './passkeys-queries';

interface ChangeProps {
  passkey: PasskeyDto;
  onClose: () => void;
}

export function RenamePasskey({ passkey: { id, name }, onClose }: ChangeProps) {
  const queries = useQueryClient();
  const form = useForm({ initialValues: { name } });
  const rename = useUpdatePasskey(undefined, {
    meta: { failureShownBy: 'form' },
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: passkeysOptions().queryKey });
      onClose();
      toast.done('Passkey renamed');
    },
  });
  return (
    <Dialog onClose={onClose} title="Rename passkey">
      <form noValidate onSubmit={form.onSubmit((body) => rename.mutate({ path: { passkeyId: id }, body }))}>
        <Stack gap="md">
          <FormFailure form={form} error={rename.error} />
          <TextInput
            {...form.getInputProps('name')}
            key={form.key('name')}
            label="Passkey name"
            maxLength={100}
            data-autofocus
          />
          <Group justify="flex-end" gap="sm">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={rename.isPending}>
              Rename
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}

export function RemovePasskey({ passkey: { id, name }, onClose }: ChangeProps) {
  const queries = useQueryClient();
  const remove = useRemovePasskey(undefined, {
    meta: { failureShownBy: 'form' },
    onSuccess: async () => {
      onClose();
      toast.done('Passkey removed');
      const changed = [passkeysOptions(), secondFactorOptions(), listSessionsOptions(), meOptions()];
      await Promise.all(changed.map(({ queryKey }) => queries.invalidateQueries({ queryKey })));
    },
  });
  return (
    <Dialog onClose={onClose} title={`Remove “${name}”?`}>
      <PasswordQuestion
        action="Remove"
        isDangerous
        isPending={remove.isPending}
        error={remove.error}
        onAnswer={(password) => remove.mutate({ path: { passkeyId: id }, body: { password } })}
        onCancel={onClose}
      >
        {useConsequences()}
      </PasswordQuestion>
    </Dialog>
  );
}

/** What removing one means: with the last second factor, the password is enough again. */
function useConsequences(): string {
  const { roleName } = useMe();
  const { items } = usePrefetched(passkeysOptions());
  const { hasAuthenticatorApp } = usePrefetched(secondFactorOptions());
  const outcome = 'It no longer signs you in, and your other devices are signed out.';
  if (items.length > 1 || hasAuthenticatorApp) return outcome;
  return `${outcome} Your password alone will sign you in, and your recovery codes stop working. If your role (${roleName}) requires two-step verification, you’ll set it up again right away.`;
}
