import { Anchor, Button, Checkbox, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useEffect, useRef, useState } from 'react';
import { completeSignIn } from '../../api/generated/requests/public.gen';
import { FailureAlert } from '../../form/failure-alert';
import { FormFailure } from '../../form/form-failure';
import type { session } from '../../api/session';
import { knowsPasskeys, signInWithPasskey } from '../passkeys';
import { DoorHeading } from './door-heading';
import { useSending } from './use-sending';

interface SecondStepProps {
  /** What the API said of the step: its id, and what the person has for it. */
  challenge: { challengeId?: string | undefined; methods?: readonly string[] | undefined };
  onSignedIn: (data: Parameters<typeof session.start>[0]) => Promise<void>;
  /** Back to email and password. */
  onAgain: () => void;
}

type Step = SecondStepProps & { challengeId: string };

/** The second step of a sign-in: a passkey, a code of the app, or a recovery code. */
export function SecondStep(props: SecondStepProps) {
  const { challengeId = '', methods = ['authenticator_app'] } = props.challenge;
  const [isCode, setCode] = useState(!methods.includes('passkey') || !knowsPasskeys());
  const step = { ...props, challengeId };
  if (!isCode)
    return <PasskeyStep {...step} hasApp={methods.includes('authenticator_app')} onCode={() => setCode(true)} />;
  return <CodeStep {...step} hasApp={methods.includes('authenticator_app')} />;
}

function PasskeyStep({
  challengeId,
  hasApp,
  onSignedIn,
  onCode,
  onAgain,
}: Step & { hasApp: boolean; onCode: () => void }) {
  const sending = useSending(async () => {
    const data = await signInWithPasskey(challengeId);
    if (data) await onSignedIn(data);
  });
  return (
    <Stack gap="lg">
      <DoorHeading title="Two-step verification">Use your passkey to finish signing in.</DoorHeading>
      <Stack gap="md">
        {sending.error && <FailureAlert error={sending.error} />}
        <Button size="md" loading={sending.isPending} onClick={() => sending.submit(undefined)}>
          Use your passkey
        </Button>
        <Anchor component="button" type="button" underline="always" ta="center" onClick={onCode}>
          {hasApp ? 'Use your authenticator app' : 'Don’t have your passkey here? Use a recovery code'}
        </Anchor>
        <Again onAgain={onAgain} />
      </Stack>
    </Stack>
  );
}

function CodeStep({ challengeId, hasApp, onSignedIn, onAgain }: Step & { hasApp: boolean }) {
  const [isRecovering, setRecovering] = useState(!hasApp);
  const form = useForm({ initialValues: { code: '', trustDevice: false } });
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), [isRecovering]);
  const sending = useSending(async (body: { code: string; trustDevice: boolean }) => {
    const { data } = await completeSignIn({ body: { challengeId, ...body }, throwOnError: true });
    await onSignedIn(data);
  });
  const toOther = () => {
    setRecovering(!isRecovering);
    form.reset();
  };
  return (
    <Stack gap="lg">
      <DoorHeading title="Two-step verification">
        {isRecovering
          ? 'Enter one of the recovery codes you saved. Each works once.'
          : 'Enter the code from your authenticator app.'}
      </DoorHeading>
      <form noValidate onSubmit={form.onSubmit((body) => sending.submit(body))}>
        <Stack gap="md">
          <FormFailure form={form} error={sending.error} />
          <TextInput
            {...form.getInputProps('code')}
            // Each kind of code has a keyboard of its own.
            key={`${form.key('code')}-${isRecovering}`}
            label={isRecovering ? 'Recovery code' : 'Code'}
            inputMode={isRecovering ? 'text' : 'numeric'}
            autoComplete={isRecovering ? 'off' : 'one-time-code'}
            autoCapitalize="none"
            spellCheck={false}
            maxLength={40}
            size="md"
            ref={field}
          />
          <Checkbox
            {...form.getInputProps('trustDevice', { type: 'checkbox' })}
            key={form.key('trustDevice')}
            label="Trust this device for 30 days"
          />
          <Button type="submit" size="md" loading={sending.isPending}>
            Sign in
          </Button>
          {hasApp && (
            <Anchor component="button" type="button" underline="always" ta="center" onClick={toOther}>
              {isRecovering ? 'Use your authenticator app' : 'Lost your phone? Use a recovery code'}
            </Anchor>
          )}
          <Again onAgain={onAgain} />
        </Stack>
      </form>
    </Stack>
  );
}

function Again({ onAgain }: { onAgain: () => void }) {
  return (
    <Anchor component="button" type="button" underline="always" ta="center" onClick={onAgain}>
      Back to sign-in
    </Anchor>
  );
}
