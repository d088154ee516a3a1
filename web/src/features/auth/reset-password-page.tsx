import { Anchor, Button, PasswordInput, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDocumentTitle } from '@mantine/hooks';
import { useState } from 'react';
import { resetPassword } from '../../api/generated/requests/public.gen';
import { FormFailure } from '../../form/form-failure';
import { EITHER_PASSWORD_HINT } from '../../lib/password';
import { addressOf, to } from '../../lib/paths';
import { DoorHeading } from './door-heading';
import { useSending } from './use-sending';

/** The page behind the mailed link. Its token is behind the `#`, which browsers don’t send. */
export function ResetPasswordPage() {
  useDocumentTitle('Choose a new password · Hedgerow');
  const [token] = useState(() => window.location.hash.slice(1));
  const [isDone, setDone] = useState(false);
  const form = useForm({ initialValues: { password: '' } });
  const sending = useSending(async ({ password }: { password: string }) => {
    await resetPassword({ body: { token, password }, throwOnError: true });
    setDone(true);
  });
  if (isDone) return <Done />;
  return (
    <Stack gap="lg">
      <DoorHeading title="Choose a new password">You’ll be signed out on all your devices.</DoorHeading>
      <form noValidate onSubmit={form.onSubmit((values) => sending.submit(values))}>
        <Stack gap="md">
          <FormFailure form={form} error={sending.error} />
          {sending.error?.code === 'reset_link_invalid' && (
            <Anchor href={addressOf(to.forgotPassword())} underline="always">
              Get a new link
            </Anchor>
          )}
          <PasswordInput
            {...form.getInputProps('password')}
            key={form.key('password')}
            label="New password"
            description={EITHER_PASSWORD_HINT}
            autoComplete="new-password"
            size="md"
          />
          <Button type="submit" size="md" loading={sending.isPending}>
            Save password
          </Button>
        </Stack>
      </form>
    </Stack>
  );
}

function Done() {
  return (
    <Stack gap="lg" role="status">
      <DoorHeading title="Password saved">Sign in with your new password.</DoorHeading>
      <Button component="a" href={addressOf(to.signIn())} size="md">
        Sign in
      </Button>
    </Stack>
  );
}
