import { Button, PasswordInput, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { useChangePassword } from '../../api/generated/queries/queries';
import { useMe } from '../../api/me';
import { usePrefetched } from '../../api/use-prefetched';
import { FormFailure } from '../../form/form-failure';
import { PASSWORD_HINT, SHORT_PASSWORD_HINT } from '../../lib/password';
import { Section } from '../../ui/section';
import { toast } from '../../ui/toast';
import { secondFactorOptions } from '../second-factor';
import { devicesOptions } from './account-queries';

export function ChangePassword() {
  const { user } = useMe();
  const { enabledAt } = usePrefetched(secondFactorOptions());
  const queries = useQueryClient();
  const form = useForm({ initialValues: { currentPassword: '', password: '' } });
  const change = useChangePassword(undefined, {
    meta: { failureShownBy: 'form' },
    onSuccess: async () => {
      form.reset();
      await queries.invalidateQueries({ queryKey: devicesOptions().queryKey });
      toast.done('Password changed. Your other devices were signed out.');
    },
  });
  return (
    <Section title="Password">
      <form noValidate onSubmit={form.onSubmit((body) => change.mutate({ body }))}>
        <Stack gap="md" maw={420}>
          <FormFailure form={form} error={change.error} />
          {/* Password managers need the user name. */}
          <input type="hidden" autoComplete="username" value={user.email} readOnly />
          <PasswordInput
            {...form.getInputProps('currentPassword')}
            key={form.key('currentPassword')}
            label="Current password"
            autoComplete="current-password"
          />
          <PasswordInput
            {...form.getInputProps('password')}
            key={form.key('password')}
            label="New password"
            description={enabledAt ? SHORT_PASSWORD_HINT : PASSWORD_HINT}
            autoComplete="new-password"
          />
          <Button type="submit" loading={change.isPending} style={{ alignSelf: 'flex-start' }}>
            Change password
          </Button>
        </Stack>
      </form>
    </Section>
  );
}
