import { Button, Stack } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useState } from 'react';
import { verifyEmail } from '../../api/generated/requests/public.gen';
import { FailureAlert } from '../../form/failure-alert';
import { addressOf, to } from '../../lib/paths';
import { DoorHeading } from './door-heading';
import { useSending } from './use-sending';

/** Where the link of a verification leads. It takes a click: programs that look at mail open links, too. */
export function VerifyEmailPage() {
  useDocumentTitle('Verify your email · Hedgerow');
  const [token] = useState(() => window.location.hash.slice(1));
  const [isDone, setDone] = useState(false);
  const verifying = useSending(async () => {
    await verifyEmail({ body: { token }, throwOnError: true });
    setDone(true);
  });
  if (isDone)
    return (
      <Stack gap="lg" role="status">
        <DoorHeading title="Email verified">You can close this page.</DoorHeading>
        <Button component="a" href={addressOf(to.home())} size="md">
          Open Hedgerow
        </Button>
      </Stack>
    );
  return (
    <Stack gap="lg">
      <DoorHeading title="Verify your email">Confirm that this is your email address.</DoorHeading>
      {verifying.error && <FailureAlert error={verifying.error} sentences={[]} />}
      <Button size="md" loading={verifying.isPending} onClick={() => verifying.submit(undefined)}>
        Verify email
      </Button>
    </Stack>
  );
}
