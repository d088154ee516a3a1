import { Button, Stack } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { type ReactNode, useState } from 'react';
import { FailureAlert } from '../../form/failure-alert';
import { DoorHeading } from './door-heading';
import { useSending } from './use-sending';

interface LinkActionProps<Done> {
  title: string;
  /** What the button does. */
  children: ReactNode;
  label: string;
  act: (token: string) => Promise<Done>;
  /** What is shown afterwards. */
  done: (answer: Done) => ReactNode;
}

/** Where a mailed link leads that does one thing. It takes a click: programs that look at mail open links, too. */
export function LinkAction<Done>({ title, children, label, act, done }: LinkActionProps<Done>) {
  useDocumentTitle(`${title} · Hedgerow`);
  const [token] = useState(() => window.location.hash.slice(1));
  const [answer, setAnswer] = useState<{ is: Done } | null>(null);
  const acting = useSending(async () => setAnswer({ is: await act(token) }));
  if (answer) return done(answer.is);
  return (
    <Stack gap="lg">
      <DoorHeading title={title}>{children}</DoorHeading>
      {acting.error && <FailureAlert error={acting.error} />}
      <Button size="md" loading={acting.isPending} onClick={() => acting.submit(undefined)}>
        {label}
      </Button>
    </Stack>
  );
}
