import { Button, Code, Group, Stack, Text, Title } from '@mantine/core';
import { type ErrorComponentProps, useRouter } from '@tanstack/react-router';
import { Problem } from '../api/problem';
import { to } from '../lib/paths';
import { ButtonLink } from '../nav/links';
import classes from './error-screen.module.css';

/** What is shown when a page cannot be: what happened, what helps, and the number that support asks for. */
export function ErrorScreen({ error }: ErrorComponentProps) {
  const router = useRouter();
  const { title, help } = explain(error);
  // Trying a wrong address again helps nobody.
  const isNowhere = error instanceof Problem && error.isNowhere;
  const requestId = error instanceof Problem ? error.requestId : '';
  return (
    <Stack className={classes.root} gap="sm" role="alert">
      <Title order={1}>{title}</Title>
      <Text c="dimmed" maw={480}>
        {help}
      </Text>
      {requestId && (
        <Text size="sm" c="dimmed">
          Request <Code>{requestId}</Code>
        </Text>
      )}
      <Group mt="sm">
        {!isNowhere && <Button onClick={() => void router.invalidate()}>Try again</Button>}
        <ButtonLink variant={isNowhere ? 'filled' : 'default'} {...to.clients()}>
          Go to clients
        </ButtonLink>
      </Group>
    </Stack>
  );
}

function explain(error: unknown): { title: string; help: string } {
  if (!(error instanceof Problem)) {
    return { title: 'This page broke', help: 'The fault is ours. Reloading often helps; your saved work is safe.' };
  }
  if (error.isOffline) return { title: 'No answer from the server', help: error.message };
  if (error.isNowhere) return { title: 'Not here', help: 'It may have been removed, or the address is wrong.' };
  if (error.status === 403) return { title: 'Not for your role', help: error.message };
  return { title: 'The server could not do this', help: error.message };
}
