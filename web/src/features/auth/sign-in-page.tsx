import { Anchor, Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { type ComponentProps, lazy, type SubmitEvent, Suspense, useEffect, useRef, useState } from 'react';
import type { DoorFacts } from '../../api/door';
import { login } from '../../api/generated/requests/public.gen';
import { isRefusedWith, toProblem } from '../../api/problem';
import { session } from '../../api/session';
import { fieldErrors } from '../../form/field-errors';
import { FailureAlert } from '../../form/failure-alert';
import { addressOf, to } from '../../lib/paths';
import { knowsPasskeys, signInWithPasskey, usePasskeyAutofill } from '../passkeys';
import { DemoAccounts } from './demo-accounts';
import { DoorHeading } from './door-heading';
import { useSending } from './use-sending';

type Challenge = ComponentProps<typeof SecondStep>['challenge'];
const SecondStep = lazy(async () => ({ default: (await import('./second-step')).SecondStep }));

interface SignInPageProps extends DoorFacts {
  next: string;
  enter: (address: string) => Promise<void>;
}

const NOTHING_REFUSED: ReturnType<typeof fieldErrors> = { fields: {}, others: [] };

export function SignInPage({ demoAccounts, registration, next, enter }: SignInPageProps) {
  useDocumentTitle('Sign in · Hedgerow');
  const [challenge, setChallenge] = useState<Challenge | null>(null);
  const signedIn = async (data: Parameters<typeof session.start>[0]) => {
    session.start(data);
    session.tellOtherTabs();
    await enter(next);
  };
  const sending = useSending(async (body: { email: string; password: string }) => {
    const { data, error: refusal } = await login({ body });
    if (data) await signedIn(data);
    else if (isRefusedWith(refusal, 'second_factor_required')) setChallenge(refusal);
    else throw toProblem(refusal);
  });
  const passkey = useSending(async (signIn: () => ReturnType<typeof signInWithPasskey>) => {
    const data = await signIn();
    if (data) await signedIn(data);
  });
  usePasskeyAutofill(passkey.submit);
  const { error } = sending;
  const { fields, others } = error ? fieldErrors(error, { email: '', password: '' }) : NOTHING_REFUSED;
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (error) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [error]);

  // The form library would be a twentieth of this page, which has two fields and only the server’s rules.
  const onSubmit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const entered = new FormData(event.currentTarget);
    const text = (name: string) => {
      const value = entered.get(name);
      return typeof value === 'string' ? value : '';
    };
    sending.submit({ email: text('email'), password: text('password') });
  };

  if (challenge)
    return (
      <Suspense>
        <SecondStep challenge={challenge} onSignedIn={signedIn} onAgain={() => setChallenge(null)} />
      </Suspense>
    );
  return (
    <Stack gap="lg">
      <DoorHeading title="Sign in">
        {registration === 'closed' ? (
          'New to Hedgerow? Ask your administrator for an account.'
        ) : (
          <>
            New to Hedgerow?{' '}
            <Anchor href={addressOf(to.register())} underline="always">
              Create your company account
            </Anchor>
          </>
        )}
      </DoorHeading>
      <form noValidate ref={form} onSubmit={onSubmit}>
        <Stack gap="md">
          {error && <FailureAlert error={error} sentences={others} />}
          {passkey.error && <FailureAlert error={passkey.error} />}
          <TextInput
            name="email"
            label="Email"
            error={fields['email']}
            type="email"
            autoComplete="username webauthn"
            size="md"
          />
          <PasswordInput
            name="password"
            label="Password"
            error={fields['password']}
            autoComplete="current-password"
            size="md"
          />
          <Button type="submit" size="md" loading={sending.isPending}>
            Sign in
          </Button>
          {knowsPasskeys() && (
            <Button
              variant="default"
              size="md"
              loading={passkey.isPending}
              onClick={() => passkey.submit(() => signInWithPasskey())}
            >
              Sign in with a passkey
            </Button>
          )}
          <Anchor href={addressOf(to.forgotPassword())} underline="always" ta="center">
            Forgot password?
          </Anchor>
          <Anchor href={addressOf(to.companySignIn())} underline="always" ta="center">
            Sign in with your company
          </Anchor>
        </Stack>
      </form>
      {demoAccounts.length > 0 && (
        <DemoAccounts accounts={demoAccounts} signIn={sending.submit} isBusy={sending.isPending} />
      )}
    </Stack>
  );
}
