import { Anchor, Button, PasswordInput, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDocumentTitle } from '@mantine/hooks';
import type { DoorFacts } from '../../api/door';
import { registerCompany } from '../../api/generated/requests/public.gen';
import type { RegisterCompanyData } from '../../api/generated/requests/types.gen';
import { session } from '../../api/session';
import { CurrencyField } from '../../form/fields/currency-field';
import { ZoneField } from '../../form/fields/zone-field';
import { FormFailure } from '../../form/form-failure';
import { PASSWORD_HINT } from '../../lib/password';
import { addressOf, to } from '../../lib/paths';
import { currencyOfRegion, unitsOfRegion } from '../../lib/regions';
import { zoneHere } from '../../lib/zones';
import { DoorHeading } from './door-heading';
import { useSending } from './use-sending';

interface RegisterPageProps extends Pick<DoorFacts, 'registration'> {
  enter: (address: string) => Promise<void>;
}

export function RegisterPage({ registration, enter }: RegisterPageProps) {
  useDocumentTitle('Create account · Hedgerow');
  if (registration === 'closed') return <RegistrationClosed />;
  return <RegisterForm isForSome={registration === 'domains'} enter={enter} />;
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
function RegisterForm({ isForSome, enter }: Pick<RegisterPageProps, 'enter'> & { isForSome: boolean }) {
  const { locale } = Intl.DateTimeFormat().resolvedOptions();
  const form = useForm({
    initialValues: {
      companyName: '',
      name: '',
      email: '',
      password: '',
      timezone: zoneHere() ?? '',
      currency: currencyOfRegion(locale),
    },
  });
  const register = useSending(async (body: RegisterCompanyData['body']) => {
    const { data } = await registerCompany({ body, throwOnError: true });
    session.start(data);
    session.tellOtherTabs();
    await enter(addressOf(to.home()));
  });

  return (
    <Stack gap="lg">
      <DoorHeading title="Create your company account">
        You’ll be the owner. Already have an account?{' '}
        <Anchor href={addressOf(to.signIn())} underline="always">
          Sign in
        </Anchor>
      </DoorHeading>
      <form
        noValidate
        onSubmit={form.onSubmit((values) => register.submit({ ...values, locale, unitSystem: unitsOfRegion(locale) }))}
      >
        <Stack gap="md">
          <FormFailure form={form} error={register.error} />
          <TextInput
            {...form.getInputProps('companyName')}
            key={form.key('companyName')}
            label="Company name"
            autoComplete="organization"
          />
          <TextInput {...form.getInputProps('name')} key={form.key('name')} label="Your name" autoComplete="name" />
          <TextInput
            {...form.getInputProps('email')}
            key={form.key('email')}
            label="Email"
            {...(isForSome && { description: 'Use your company email.' })}
            type="email"
            autoComplete="username"
          />
          <PasswordInput
            {...form.getInputProps('password')}
            key={form.key('password')}
            label="Password"
            description={PASSWORD_HINT}
            autoComplete="new-password"
          />
          <SimpleGrid cols={{ base: 1, xs: 2 }}>
            <ZoneField form={form} path="timezone" label="Time zone" />
            <CurrencyField form={form} path="currency" label="Currency" locale={locale} />
          </SimpleGrid>
          <Button type="submit" size="md" loading={register.isPending}>
            Create account
          </Button>
        </Stack>
      </form>
    </Stack>
  );
}
