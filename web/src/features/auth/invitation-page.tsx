import { Anchor, Button, Loader, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDocumentTitle } from '@mantine/hooks';
import { type ComponentProps, useState } from 'react';
import { acceptInvitation, previewInvitation } from '../../api/generated/requests/public.gen';
import type { AcceptInvitationData, InvitationPreviewDto } from '../../api/generated/requests/types.gen';
import { isRefusedWith, type Problem, toProblem } from '../../api/problem';
import { session } from '../../api/session';
import { FailureAlert } from '../../form/failure-alert';
import { FormFailure } from '../../form/form-failure';
import { PASSWORD_HINT } from '../../lib/password';
import { addressOf, to } from '../../lib/paths';
import { DoorHeading } from './door-heading';
import { SecondStep } from './second-step';
import { usePreview } from './use-preview';
import { useSending } from './use-sending';

interface InvitationPageProps {
  enter: (address: string) => Promise<void>;
}

/** The page behind an invitation’s link. Its token is behind the `#`, which browsers don’t send. */
export function InvitationPage({ enter }: InvitationPageProps) {
  useDocumentTitle('Join your team · Hedgerow');
  const { token, found } = usePreview<InvitationPreviewDto>(previewInvitation);
  const [challenge, setChallenge] = useState<ComponentProps<typeof SecondStep>['challenge'] | null>(null);

  if (!found) return <Loader aria-label="Loading the invitation" />;
  if (!('companyName' in found)) return <NoInvitation problem={found} />;
  const join = async (data: Parameters<typeof session.start>[0]) => {
    session.start(data);
    session.tellOtherTabs();
    await enter(addressOf(to.home()));
  };
  // They have joined; signing in takes the second step.
  if (challenge)
    return (
      <SecondStep
        challenge={challenge}
        onSignedIn={join}
        onAgain={() => window.location.assign(addressOf(to.signIn()))}
      />
    );
  return (
    <Stack gap="lg">
      <DoorHeading title={`Join ${found.companyName}`}>
        {found.invitedByName} invited you. Your role: {found.roleName}.
      </DoorHeading>
      {found.hasAccount && session.isExpected && <JoinSignedIn token={token} onJoined={join} />}
      <JoinForm invitation={found} token={token} onJoined={join} onChallenge={setChallenge} />
    </Stack>
  );
}

function NoInvitation({ problem }: { problem: Problem }) {
  return (
    <DoorHeading title={problem.title}>
      {problem.detail}{' '}
      <Anchor href={addressOf(to.signIn())} underline="always">
        Sign in
      </Anchor>
    </DoorHeading>
  );
}

type Joined = (data: Parameters<typeof session.start>[0]) => Promise<void>;

/** Joins without a password, for people who are already signed in here. */
function JoinSignedIn({ token, onJoined }: { token: string; onJoined: Joined }) {
  const joining = useSending(async () => {
    // Part of the app’s code, as everything that needs a sign-in.
    const { joinCompany } = await import('../../api/generated/requests/sdk.gen');
    const { data } = await joinCompany({ body: { token }, throwOnError: true });
    await onJoined(data);
  });
  return (
    <Stack gap="xs">
      {joining.error && <FailureAlert error={joining.error} />}
      <Button variant="light" size="md" loading={joining.isPending} onClick={() => joining.submit(undefined)}>
        Join with the account you’re signed in to
      </Button>
    </Stack>
  );
}

interface JoinFormProps {
  invitation: InvitationPreviewDto;
  token: string;
  onJoined: Joined;
  onChallenge: (challenge: ComponentProps<typeof SecondStep>['challenge']) => void;
}

function JoinForm({ invitation: { email, name, hasAccount }, token, onJoined, onChallenge }: JoinFormProps) {
  const form = useForm({ initialValues: { name: name ?? '', password: '' } });
  const joining = useSending(async (body: AcceptInvitationData['body']) => {
    const { data, error } = await acceptInvitation({ body });
    if (data) await onJoined(data);
    else if (isRefusedWith(error, 'second_factor_required')) onChallenge(error);
    else throw toProblem(error);
  });
  const submit = (values: { name: string; password: string }) =>
    joining.submit({ token, password: values.password, ...(!hasAccount && { name: values.name.trim() }) });
  return (
    <form noValidate onSubmit={form.onSubmit(submit)}>
      <Stack gap="md">
        <FormFailure form={form} error={joining.error} />
        <TextInput label="Email" type="email" autoComplete="username" value={email} readOnly />
        {!hasAccount && (
          <TextInput {...form.getInputProps('name')} key={form.key('name')} label="Your name" autoComplete="name" />
        )}
        <PasswordInput
          {...form.getInputProps('password')}
          key={form.key('password')}
          label="Password"
          description={hasAccount ? 'You already have an account. Enter its password.' : PASSWORD_HINT}
          autoComplete={hasAccount ? 'current-password' : 'new-password'}
        />
        <Button type="submit" size="md" loading={joining.isPending}>
          {hasAccount ? 'Sign in and join' : 'Create account and join'}
        </Button>
      </Stack>
    </form>
  );
}
