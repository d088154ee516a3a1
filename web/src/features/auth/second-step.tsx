import { Anchor, Button, Checkbox, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useEffect, useRef, useState } from 'react';
import { completeSignIn } from '../../api/generated/requests/public.gen';
import { FormFailure } from '../../form/form-failure';
import type { session } from '../../api/session';
import { DoorHeading } from './door-heading';
import { useSending } from './use-sending';

interface SecondStepProps {
  challengeId: string;
  onSignedIn: (data: Parameters<typeof session.start>[0]) => Promise<void>;
  /** Back to email and password. */
  onAgain: () => void;
}

/** The second step of a sign-in: a code of the app, or a recovery code. */
export function SecondStep({ challengeId, onSignedIn, onAgain }: SecondStepProps) {
  const [isRecovering, setRecovering] = useState(false);
  const form = useForm({ initialValues: { code: '', trustDevice: false } });
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), [isRecovering]);
  const sending = useSending(async (body: { code: string; trustDevice: boolean }) => {
    const { data } = await completeSignIn({ body: { challengeId, ...body }, throwOnError: true });
    await onSignedIn(data);
  });
  const { error } = sending;
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
          <FormFailure form={form} error={error} />
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
          <Anchor component="button" type="button" underline="always" ta="center" onClick={toOther}>
            {isRecovering ? 'Use your authenticator app' : 'Lost your phone? Use a recovery code'}
          </Anchor>
          <Anchor component="button" type="button" underline="always" ta="center" onClick={onAgain}>
            Back to sign-in
          </Anchor>
        </Stack>
      </form>
    </Stack>
  );
}
