import { Alert, Anchor, Button, Fieldset, Group, PasswordInput, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { ifMatch } from '../../api/client';
import { useCheckSignInProvider, useUpdateSignInProvider } from '../../api/generated/queries/queries';
import { getSignInProviderOptions } from '../../api/generated/queries/queryOptions';
import { useMe } from '../../api/me';
import { usePrefetched } from '../../api/use-prefetched';
import { SwitchField, TagsField } from '../../form/fields/choice-field';
import { TextField } from '../../form/fields/text-field';
import { FormFailure } from '../../form/form-failure';
import { LeaveDialog } from '../../form/leave-dialog';
import { useRecordForm } from '../../form/use-record-form';
import { Section } from '../../ui/section';
import { toast } from '../../ui/toast';
import { CopiedFact } from './copied-fact';
import { signInCan } from './sign-in-can';
import { providerValues, toProviderPatch } from './sign-in-form';

/** By which provider of its own the company signs its people in. */
export function SignInSettings() {
  const me = useMe();
  const can = signInCan.view(me);
  return can.ok ? <Provider /> : <Alert color="rain">{can.because}</Alert>;
}

function Provider() {
  const can = signInCan.change(useMe());
  const provider = usePrefetched(getSignInProviderOptions());
  const queries = useQueryClient();
  const { form, before, version, isConflict, goOnFrom } = useRecordForm(provider, providerValues);
  const readAgain = async () => goOnFrom(await queries.query({ ...getSignInProviderOptions(), staleTime: 0 }));
  const update = useUpdateSignInProvider(undefined, {
    meta: { failureShownBy: 'form' },
    onSuccess: async () => {
      form.setFieldValue('clientSecret', '');
      await readAgain();
      toast.done('Sign-in settings saved');
    },
    onError: (problem) => (isConflict(problem) ? readAgain() : undefined),
  });
  const check = useCheckSignInProvider(undefined, { meta: { failureShownBy: 'form' } });
  const found = check.data?.data;

  return (
    <>
      <LeaveDialog wouldLose={() => form.isDirty() && !update.isPending} />
      {!can.ok && <Alert color="rain">{can.because}</Alert>}
      <Section title="At your provider">
        <Stack gap="sm">
          <Text size="sm">
            Your team can sign in through your own OpenID Connect provider, like Microsoft Entra ID, Google Workspace,
            or Okta. Create a web application there, and allow this redirect URI:
          </Text>
          <CopiedFact name="Redirect URI" value={provider.redirectUri} />
          <Text size="sm">Hedgerow asks for the scopes openid, email, and profile. The email must be verified.</Text>
        </Stack>
      </Section>
      <form
        noValidate
        onSubmit={form.onSubmit((values) => {
          check.reset();
          update.mutate({ headers: ifMatch(version), body: toProviderPatch(before, values) });
        })}
      >
        <Fieldset variant="unstyled" disabled={!can.ok} m={0} p={0} miw={0}>
          <Section title="Sign-in provider">
            <Stack gap="md">
              <FormFailure form={form} error={update.error ?? check.error} />
              <TextField
                form={form}
                path="label"
                label="Name"
                description="Your team’s sign-in page says “Sign in with” this name."
              />
              <TextField
                form={form}
                path="issuer"
                label="Issuer"
                type="url"
                placeholder="https://login.example.com"
                autoCapitalize="none"
                spellCheck={false}
              />
              <TextField form={form} path="clientId" label="Client ID" autoComplete="off" spellCheck={false} />
              <PasswordInput
                key={form.key('clientSecret')}
                {...form.getInputProps('clientSecret')}
                label="Client secret"
                description={
                  provider.hasClientSecret
                    ? 'A secret is saved. It can’t be shown again; enter another one to replace it.'
                    : 'Stored encrypted. It can’t be shown again.'
                }
                autoComplete="off"
              />
              <TagsField
                form={form}
                path="emailDomains"
                label="Email domains"
                description="Only these emails can sign in this way. Leave it empty to allow any email of a team member."
                placeholder={form.getValues().emailDomains.length === 0 ? 'example.com' : undefined}
              />
              <SwitchField
                form={form}
                path="isEnabled"
                label="Team members can sign in this way"
                description="Passwords keep working. New team members still need an invitation."
              />
              {found && (
                <Alert color="leaf" title="The provider works">
                  Team members will sign in at {new URL(found.authorizationEndpoint).host}.
                </Alert>
              )}
              {can.ok && (
                <Group gap="sm">
                  <Button type="submit" loading={update.isPending} disabled={!form.isDirty()}>
                    Save settings
                  </Button>
                  <Button
                    variant="default"
                    loading={check.isPending}
                    onClick={() => {
                      update.reset();
                      form.clearErrors();
                      check.mutate({ body: { issuer: form.getValues().issuer.trim() } });
                    }}
                  >
                    Check provider
                  </Button>
                </Group>
              )}
            </Stack>
          </Section>
        </Fieldset>
      </form>
      {provider.isEnabled && (
        <Section title="For your team">
          <Stack gap="sm">
            <Text size="sm">
              Send your team <Anchor href={provider.signInUrl}>this page</Anchor>, or have them choose “Sign in with
              your company” and enter the short name.
            </Text>
            <CopiedFact name="Sign-in page" value={provider.signInUrl} />
            <CopiedFact name="Short name" value={provider.companyName} />
          </Stack>
        </Section>
      )}
    </>
  );
}
