import { Button, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDocumentTitle } from '@mantine/hooks';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { getSignInOptionsOptions, listDemoAccountsOptions } from '../../api/generated/queries/queryOptions';
import { useLogin } from '../../api/generated/queries/queries';
import { answered } from '../../api/answered';
import { session } from '../../api/session';
import { usePrefetched } from '../../api/use-prefetched';
import { FormFailure } from '../../form/form-failure';
import { to } from '../../lib/paths';
import { TextLink } from '../../nav/links';
import { DemoAccounts } from './demo-accounts';

const route = getRouteApi('/welcome/sign-in');

export function SignInPage() {
  useDocumentTitle('Sign in · Hedgerow');
  const { next } = route.useSearch();
  const { items: demoAccounts } = usePrefetched(listDemoAccountsOptions());
  const { registration } = usePrefetched(getSignInOptionsOptions());
  const router = useRouter();
  const form = useForm({ mode: 'uncontrolled', initialValues: { email: '', password: '' } });
  const login = useLogin(undefined, {
    meta: { failureShownBy: 'form' },
    onSuccess: (result) => {
      session.start(answered(result));
      session.tellOtherTabs();
      router.history.push(next ?? '/');
    },
  });
  const signIn = (body: { email: string; password: string }) => login.mutate({ body });

  return (
    <Stack gap="lg">
      <div>
        <Title order={1}>Sign in</Title>
        <Text c="dimmed" mt={4}>
          {registration === 'closed' ? (
            'New here? Ask your administrator for an account.'
          ) : (
            <>
              New here?{' '}
              <TextLink {...to.register()} underline="always">
                Register your company
              </TextLink>
            </>
          )}
        </Text>
      </div>
      <form noValidate onSubmit={form.onSubmit(signIn)}>
        <Stack gap="md">
          <FormFailure form={form} error={login.error} />
          <TextInput
            {...form.getInputProps('email')}
            key={form.key('email')}
            label="E-mail"
            type="email"
            autoComplete="username"
            size="md"
          />
          <PasswordInput
            {...form.getInputProps('password')}
            key={form.key('password')}
            label="Password"
            autoComplete="current-password"
            size="md"
          />
          <Button type="submit" size="md" loading={login.isPending}>
            Sign in
          </Button>
        </Stack>
      </form>
      {demoAccounts.length > 0 && <DemoAccounts accounts={demoAccounts} signIn={signIn} isBusy={login.isPending} />}
    </Stack>
  );
}
