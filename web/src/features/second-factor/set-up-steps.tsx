import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useConfirmSecondFactor, useStartSecondFactor } from '../../api/generated/queries/queries';
import type { AuthenticatorSecretDto } from '../../api/generated/requests/types.gen';
import { answered } from '../../api/answered';
import { FormFailure } from '../../form/form-failure';
import { PasswordQuestion } from '../../form/password-question';
import { useFirstFocus } from '../../ui/use-first-focus';
import { QrCode } from './qr-code';
import { RecoveryCodes } from './recovery-codes';
import classes from './second-factor.module.css';

interface SetUpStepsProps {
  /** The codes were seen: two-step verification is on. */
  onDone: () => void;
  /** It is on, and the codes are shown. */
  onTurnedOn?: () => void;
  onCancel?: () => void;
}

/** Password, QR code, recovery codes: one after the other. */
export function SetUpSteps({ onDone, onTurnedOn, onCancel }: SetUpStepsProps) {
  const [shared, setShared] = useState<AuthenticatorSecretDto | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  if (codes)
    return (
      <RecoveryCodes codes={codes} onDone={onDone}>
        Two-step verification is on. Each of these codes signs you in once if you lose your phone. Save them now. You
        won’t see them again.
      </RecoveryCodes>
    );
  const confirmed = (created: readonly string[]) => {
    setCodes(created);
    onTurnedOn?.();
  };
  if (shared) return <ScanStep shared={shared} onConfirmed={confirmed} onCancel={onCancel} />;
  return <PasswordStep onStarted={setShared} onCancel={onCancel} />;
}

interface PasswordStepProps {
  onStarted: (shared: AuthenticatorSecretDto) => void;
  onCancel: (() => void) | undefined;
}

function PasswordStep({ onStarted, onCancel }: PasswordStepProps) {
  const start = useStartSecondFactor(undefined, {
    meta: { failureShownBy: 'form' },
    onSuccess: (result) => onStarted(answered(result)),
  });
  return (
    <PasswordQuestion
      action="Continue"
      isPending={start.isPending}
      error={start.error}
      onAnswer={(password) => start.mutate({ body: { password } })}
      onCancel={onCancel}
    >
      You’ll need an authenticator app on your phone, such as Google Authenticator, Microsoft Authenticator, or a
      password manager. First, confirm that it’s you.
    </PasswordQuestion>
  );
}

interface ScanStepProps {
  shared: AuthenticatorSecretDto;
  onConfirmed: (codes: readonly string[]) => void;
  onCancel: (() => void) | undefined;
}

function ScanStep({ shared: { uri, secret }, onConfirmed, onCancel }: ScanStepProps) {
  const field = useFirstFocus<HTMLInputElement>();
  const form = useForm({ initialValues: { code: '' } });
  const confirm = useConfirmSecondFactor(undefined, {
    meta: { failureShownBy: 'form' },
    onSuccess: (result) => onConfirmed(answered(result).recoveryCodes),
  });
  return (
    <form noValidate onSubmit={form.onSubmit((body) => confirm.mutate({ body }))}>
      <Stack gap="md">
        <FormFailure form={form} error={confirm.error} />
        <Text>Scan this QR code with your authenticator app.</Text>
        <QrCode text={uri} label="QR code for your authenticator app" />
        <div>
          <Text size="sm">Can’t scan it? Enter this key in the app instead:</Text>
          <code className={classes.secret} aria-label="Setup key">
            {secret.match(/.{1,4}/g)?.join(' ')}
          </code>
        </div>
        <TextInput
          {...form.getInputProps('code')}
          key={form.key('code')}
          label="Code from the app"
          description="6 digits"
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={20}
          maw={240}
          ref={field}
        />
        <Group justify="flex-end" gap="sm">
          {onCancel && (
            <Button variant="default" onClick={onCancel}>
              Cancel
            </Button>
          )}
          <Button type="submit" loading={confirm.isPending}>
            Turn on
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
