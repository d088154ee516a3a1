import { Anchor, Button, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDocumentTitle } from '@mantine/hooks';
import { useState } from 'react';
import { requestPasswordReset } from '../../api/generated/requests/public.gen';
import { FormFailure } from '../../form/form-failure';
import { addressOf, to } from '../../lib/paths';
import { DoorHeading } from './door-heading';
import { useSending } from './use-sending';

export function ForgotPasswordPage() {
  useDocumentTitle('Forgot password · Hedgerow');
  const form = useForm({ initialValues: { email: '' } });
  const [sentTo, setSentTo] = useState<string | null>(null);
  const sending = useSending(async (body: { email: string }) => {
    await requestPasswordReset({ body, throwOnError: true });
    setSentTo(body.email.trim());
  });
  if (sentTo !== null) return <LinkSent email={sentTo} onAgain={() => setSentTo(null)} />;
  return (
    <Stack gap="lg">
      <DoorHeading title="Forgot your password?">
        Enter your email and we’ll send you a link to choose a new one.
      </DoorHeading>
      <form noValidate onSubmit={form.onSubmit((body) => sending.submit(body))}>
        <Stack gap="md">
          <FormFailure form={form} error={sending.error} />
          <TextInput
            {...form.getInputProps('email')}
            key={form.key('email')}
            label="Email"
            type="email"
            autoComplete="username"
            size="md"
          />
          <Button type="submit" size="md" loading={sending.isPending}>
            Send link
          </Button>
        </Stack>
      </form>
      <BackToSignIn />
    </Stack>
  );
}

function LinkSent({ email, onAgain }: { email: string; onAgain: () => void }) {
  return (
    <Stack gap="lg" role="status">
      <DoorHeading title="Check your email">
        If {email} has an account, a link is on its way. It works for an hour.
      </DoorHeading>
      <Text>
        Nothing there? Look in your spam folder, or{' '}
        <Anchor component="button" type="button" underline="always" onClick={onAgain}>
          try another email
        </Anchor>
        .
      </Text>
      <BackToSignIn />
    </Stack>
  );
}

function BackToSignIn() {
  return (
    <Anchor href={addressOf(to.signIn())} underline="always">
      Back to sign-in
    </Anchor>
  );
}
