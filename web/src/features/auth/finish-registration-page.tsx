import { Anchor, Button, Loader, PasswordInput, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDocumentTitle } from '@mantine/hooks';
import { completeRegistration, previewRegistration } from '../../api/generated/requests/public.gen';
import type { CompleteRegistrationData, RegistrationPreviewDto } from '../../api/generated/requests/types.gen';
import type { Problem } from '../../api/problem';
import { session } from '../../api/session';
import { CurrencyField } from '../../form/fields/currency-field';
import { ZoneField } from '../../form/fields/zone-field';
import { FormFailure } from '../../form/form-failure';
import { PASSWORD_HINT } from '../../lib/password';
import { addressOf, to } from '../../lib/paths';
import { currencyOfRegion, unitsOfRegion } from '../../lib/regions';
import { zoneHere } from '../../lib/zones';
import { DoorHeading } from './door-heading';
import { BackToSignIn } from './mail-sent';
import { usePreview } from './use-preview';
import { useSending } from './use-sending';

interface FinishRegistrationPageProps {
  enter: (address: string) => Promise<void>;
}

/** Where the link of a registration leads. What opens it stands behind the `#`, which browsers keep to themselves. */
export function FinishRegistrationPage({ enter }: FinishRegistrationPageProps) {
  useDocumentTitle('Create account · Hedgerow');
  const { token, found } = usePreview<RegistrationPreviewDto>(previewRegistration);

  if (!found) return <Loader aria-label="Loading the registration" />;
  if (!('email' in found)) return <LinkFailed problem={found} />;
  return <CompanyForm email={found.email} token={token} enter={enter} />;
}

function LinkFailed({ problem }: { problem: Problem }) {
  return (
    <Stack gap="sm">
      <DoorHeading title={problem.title}>{problem.detail}</DoorHeading>
      <Anchor href={addressOf(to.register())} underline="always">
        Get a new link
      </Anchor>
      <BackToSignIn />
    </Stack>
  );
}

function CompanyForm({ email, token, enter }: FinishRegistrationPageProps & { email: string; token: string }) {
  const { locale } = Intl.DateTimeFormat().resolvedOptions();
  const form = useForm({
    initialValues: {
      companyName: '',
      name: '',
      password: '',
      timezone: zoneHere() ?? '',
      currency: currencyOfRegion(locale),
    },
  });
  const completing = useSending(async (body: CompleteRegistrationData['body']) => {
    const { data } = await completeRegistration({ body, throwOnError: true });
    session.start(data);
    session.tellOtherTabs();
    await enter(addressOf(to.home()));
  });

  return (
    <Stack gap="lg">
      <DoorHeading title="Set up your company">You’ll be the owner.</DoorHeading>
      <form
        noValidate
        onSubmit={form.onSubmit((values) =>
          completing.submit({ ...values, token, locale, unitSystem: unitsOfRegion(locale) }),
        )}
      >
        <Stack gap="md">
          <FormFailure form={form} error={completing.error} />
          <TextInput
            {...form.getInputProps('companyName')}
            key={form.key('companyName')}
            label="Company name"
            autoComplete="organization"
          />
          <TextInput {...form.getInputProps('name')} key={form.key('name')} label="Your name" autoComplete="name" />
          <TextInput label="Email" type="email" autoComplete="username" value={email} readOnly />
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
          <Button type="submit" size="md" loading={completing.isPending}>
            Create account
          </Button>
        </Stack>
      </form>
    </Stack>
  );
}
