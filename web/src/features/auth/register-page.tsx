import { Anchor, Button, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDocumentTitle } from '@mantine/hooks';
import { useState } from 'react';
import type { DoorFacts } from '../../api/door';
import { requestRegistration } from '../../api/generated/requests/public.gen';
import { FormFailure } from '../../form/form-failure';
import { addressOf, to } from '../../lib/paths';
import { DoorHeading } from './door-heading';
import { MailSent } from './mail-sent';
import { useSending } from './use-sending';

type RegisterPageProps = Pick<DoorFacts, 'registration' | 'mail'>;

export function RegisterPage({ registration, mail }: RegisterPageProps) {
  useDocumentTitle('Create account · Hedgerow');
  if (registration === 'closed') return <RegistrationClosed />;
  return <RegisterForm isForSome={registration === 'domains'} mail={mail} />;
}

function RegistrationClosed() {
  return (
    <DoorHeading title="Registration is closed">
      Ask your administrator for an account. Already have one?{' '}
      <Anchor href={addressOf(to.signIn())} underline="always">
        Sign in
      </Anchor>
    </DoorHeading>
  );
}

/** `isForSome`: only certain email domains may register. */
function RegisterForm({ isForSome, mail }: Pick<RegisterPageProps, 'mail'> & { isForSome: boolean }) {
  const form = useForm({ initialValues: { email: '' } });
  const [sentTo, setSentTo] = useState<string | null>(null);
  const sending = useSending(async (body: { email: string }) => {
    const { data } = await requestRegistration({ body, throwOnError: true });
    setSentTo(data.email);
  });
  if (sentTo !== null)
    return (
      <MailSent mail={mail} onAgain={() => setSentTo(null)}>
        {mail === 'saved' ? `The link for ${sentTo} was saved on this server.` : `An email is on its way to ${sentTo}.`}{' '}
        Open the link to set up your company. It works for 24 hours.
      </MailSent>
    );
  return (
    <Stack gap="lg">
      <DoorHeading title="Create your company account">
        You’ll be the owner. Already have an account?{' '}
        <Anchor href={addressOf(to.signIn())} underline="always">
          Sign in
        </Anchor>
      </DoorHeading>
      <form noValidate onSubmit={form.onSubmit((body) => sending.submit(body))}>
        <Stack gap="md">
          <FormFailure form={form} error={sending.error} />
          <TextInput
            {...form.getInputProps('email')}
            key={form.key('email')}
            label="Email"
            {...(isForSome && { description: 'Use your company email.' })}
            type="email"
            autoComplete="username"
            size="md"
          />
          <Button type="submit" size="md" loading={sending.isPending}>
            Send link
          </Button>
        </Stack>
      </form>
    </Stack>
  );
}
