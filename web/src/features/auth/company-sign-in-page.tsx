import { Anchor, Button, Loader, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDocumentTitle } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import { completeCompanySignIn, startCompanySignIn } from '../../api/generated/requests/public.gen';
import type { StartedCompanySignInDto } from '../../api/generated/requests/types.gen';
import { type Problem, toProblem } from '../../api/problem';
import { session } from '../../api/session';
import { FormFailure } from '../../form/form-failure';
import { addressOf, to } from '../../lib/paths';
import { DoorHeading } from './door-heading';
import { BackToSignIn } from './mail-sent';
import { useSending } from './use-sending';

interface CompanySignInPageProps {
  enter: (address: string) => Promise<void>;
}

/** Where people go to the provider of their company, and where it leads them back. */
export function CompanySignInPage({ enter }: CompanySignInPageProps) {
  useDocumentTitle('Sign in with your company · Hedgerow');
  const [parameters] = useState(() => new URLSearchParams(window.location.search));
  const state = parameters.get('state');
  const company = parameters.get('company');
  if (state === null) return company ? <Bookmarked company={company} /> : <Start company="" />;
  // An app began, and alone holds what the way back is worth something with.
  if (state.startsWith('m.')) return <BackToApp parameters={parameters} />;
  return <Complete state={state} parameters={parameters} enter={enter} />;
}

/** By a link of the company: its own sign-in is one click away. */
function Bookmarked({ company }: { company: string }) {
  const [found, setFound] = useState<StartedCompanySignInDto | Problem | null>(null);
  useEffect(() => {
    startCompanySignIn({ body: { company }, throwOnError: true }).then(
      ({ data }) => setFound(data),
      (failure: unknown) => setFound(toProblem(failure)),
    );
  }, [company]);
  if (!found) return <Loader aria-label="Looking for your company" />;
  if (!('label' in found)) return <Start company={company} problem={found} />;
  return (
    <Stack gap="lg">
      <DoorHeading title={`Sign in with ${found.label}`}>
        You’ll continue on your company’s own sign-in page.
      </DoorHeading>
      <Button component="a" size="md" href={found.authorizationUrl}>
        Continue
      </Button>
      <BackToSignIn />
    </Stack>
  );
}

function Start({ company, problem = null }: { company: string; problem?: Problem | null }) {
  const form = useForm({ initialValues: { company } });
  const starting = useSending(async (body: { company: string }) => {
    const { data } = await startCompanySignIn({ body, throwOnError: true });
    window.location.assign(data.authorizationUrl);
  });
  return (
    <Stack gap="lg">
      <DoorHeading title="Sign in with your company">
        Enter your company’s short name. You’ll continue on your company’s own sign-in page.
      </DoorHeading>
      <form noValidate onSubmit={form.onSubmit((body) => starting.submit({ company: body.company.trim() }))}>
        <Stack gap="md">
          <FormFailure form={form} error={starting.error ?? problem} />
          <TextInput
            {...form.getInputProps('company')}
            key={form.key('company')}
            label="Company short name"
            description="An owner finds it in the sign-in settings."
            autoComplete="organization"
            autoCapitalize="none"
            spellCheck={false}
            size="md"
          />
          <Button type="submit" size="md" loading={starting.isPending}>
            Continue
          </Button>
        </Stack>
      </form>
      <BackToSignIn />
    </Stack>
  );
}

function BackToApp({ parameters }: { parameters: URLSearchParams }) {
  return (
    <Stack gap="lg">
      <DoorHeading title="Go back to the app">Your company has signed you in. Continue in the app.</DoorHeading>
      <Button component="a" size="md" href={`hedgerow://sign-in?${parameters.toString()}`}>
        Open the app
      </Button>
    </Stack>
  );
}

interface CompleteProps extends CompanySignInPageProps {
  state: string;
  parameters: URLSearchParams;
}

function Complete({ state, parameters, enter }: CompleteProps) {
  const [problem, setProblem] = useState<Problem | null>(null);
  useEffect(() => {
    completed(state, parameters).then(
      async (data) => {
        session.start(data);
        session.tellOtherTabs();
        await enter(addressOf(to.home()));
      },
      (failure: unknown) => setProblem(toProblem(failure)),
    );
  }, [state, parameters, enter]);
  if (!problem) return <Loader aria-label="Signing you in" />;
  return (
    <DoorHeading title={problem.title}>
      {problem.detail}{' '}
      <Anchor href={addressOf(to.companySignIn())} underline="always">
        Try again
      </Anchor>
    </DoorHeading>
  );
}

type SignedIn = Parameters<typeof session.start>[0];

let completion: Promise<SignedIn> | null = null;

/** Once for this document, however often React asks: it works once. */
function completed(state: string, parameters: URLSearchParams): Promise<SignedIn> {
  completion ??= complete(state, parameters);
  return completion;
}

async function complete(state: string, parameters: URLSearchParams): Promise<SignedIn> {
  // Neither the history nor a link to the next page keeps the code.
  window.history.replaceState(null, '', addressOf(to.companySignIn()));
  const [code, iss] = [parameters.get('code'), parameters.get('iss')];
  const body = { state, ...(code !== null && { code }), ...(iss !== null && { iss }) };
  const { data } = await completeCompanySignIn({ body, throwOnError: true });
  return data;
}
