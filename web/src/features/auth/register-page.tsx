import { Button, PasswordInput, Select, SimpleGrid, Stack, Text, TextInput, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDocumentTitle } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { useRegisterCompany } from '../../api/generated/queries/queries';
import { getSignInOptionsOptions } from '../../api/generated/queries/queryOptions';
import { answered } from '../../api/answered';
import { session } from '../../api/session';
import { usePrefetched } from '../../api/use-prefetched';
import { FormFailure } from '../../form/form-failure';
import { currencies, currencyOfRegion, timeZones, unitsOfRegion } from '../../lib/regions';
import { to } from '../../lib/paths';
import { TextLink } from '../../nav/links';

export function RegisterPage() {
  useDocumentTitle('Register a company · Hedgerow');
  const { registration } = usePrefetched(getSignInOptionsOptions());
  return registration === 'closed' ? <RegistrationClosed /> : <RegisterForm isForSome={registration === 'domains'} />;
}

function RegistrationClosed() {
  return (
    <div>
      <Title order={1}>Registration is closed</Title>
      <Text c="dimmed" mt={4}>
        Ask your administrator for an account. Have one?{' '}
        <TextLink {...to.signIn()} underline="always">
          Sign in
        </TextLink>
      </Text>
    </div>
  );
}

/** `isForSome`: only addresses of certain domains are taken. */
function RegisterForm({ isForSome }: { isForSome: boolean }) {
  const navigate = useNavigate();
  const { timeZone, locale } = Intl.DateTimeFormat().resolvedOptions();
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: {
      companyName: '',
      name: '',
      email: '',
      password: '',
      timezone: timeZone,
      currency: currencyOfRegion(locale),
    },
  });
  const register = useRegisterCompany(undefined, {
    meta: { failureShownBy: 'form' },
    onSuccess: (result) => {
      session.start(answered(result));
      session.tellOtherTabs();
      void navigate(to.home());
    },
  });

  return (
    <Stack gap="lg">
      <div>
        <Title order={1}>Register your company</Title>
        <Text c="dimmed" mt={4}>
          You become its owner. Have an account?{' '}
          <TextLink {...to.signIn()} underline="always">
            Sign in
          </TextLink>
        </Text>
      </div>
      <form
        noValidate
        onSubmit={form.onSubmit((values) =>
          register.mutate({ body: { ...values, locale, unitSystem: unitsOfRegion(locale) } }),
        )}
      >
        <Stack gap="md">
          <FormFailure form={form} error={register.error} />
          <TextInput
            {...form.getInputProps('companyName')}
            key={form.key('companyName')}
            label="Company"
            autoComplete="organization"
          />
          <TextInput {...form.getInputProps('name')} key={form.key('name')} label="Your name" autoComplete="name" />
          <TextInput
            {...form.getInputProps('email')}
            key={form.key('email')}
            label="E-mail"
            {...(isForSome && { description: 'The address of your company.' })}
            type="email"
            autoComplete="username"
          />
          <PasswordInput
            {...form.getInputProps('password')}
            key={form.key('password')}
            label="Password"
            description="15 characters or more. A few ordinary words make a good one."
            autoComplete="new-password"
          />
          <SimpleGrid cols={{ base: 1, xs: 2 }}>
            <Select
              {...form.getInputProps('timezone')}
              key={form.key('timezone')}
              label="Time zone"
              data={timeZones(timeZone)}
              searchable
            />
            <Select
              {...form.getInputProps('currency')}
              key={form.key('currency')}
              label="Currency"
              data={currencies(locale)}
              searchable
            />
          </SimpleGrid>
          <Button type="submit" size="md" loading={register.isPending}>
            Register
          </Button>
        </Stack>
      </form>
    </Stack>
  );
}
