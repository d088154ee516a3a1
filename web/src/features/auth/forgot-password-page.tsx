import { Button, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDocumentTitle } from '@mantine/hooks';
import { useState } from 'react';
import type { DoorFacts } from '../../api/door';
import { requestPasswordReset } from '../../api/generated/requests/public.gen';
import { FormFailure } from '../../form/form-failure';
import { DoorHeading } from './door-heading';
import { BackToSignIn, MailSent } from './mail-sent';
import { useSending } from './use-sending';

export function ForgotPasswordPage({ mail }: Pick<DoorFacts, 'mail'>) {
  useDocumentTitle('Forgot password · Hedgerow');
  const form = useForm({ initialValues: { email: '' } });
  const [sentTo, setSentTo] = useState<string | null>(null);
  const sending = useSending(async (body: { email: string }) => {
    await requestPasswordReset({ body, throwOnError: true });
    setSentTo(body.email.trim());
  });
  if (sentTo !== null)
    return (
      <MailSent mail={mail} onAgain={() => setSentTo(null)}>
        If {sentTo} has an account, a link {mail === 'saved' ? 'was saved on this server' : 'is on its way'}. It works
        for an hour.
      </MailSent>
    );
  return (
    <Stack gap="lg">
      <DoorHeading title="Forgot your password?">Enter your email to get a link for choosing a new one.</DoorHeading>
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
