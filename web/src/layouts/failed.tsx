import { Code, Group, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { Problem } from '../api/problem';
import { isMissingPart } from '../lib/missing-part';
import classes from './failed.module.css';

interface FailedProps {
  error: unknown;
  /** What people can do about it. */
  children: ReactNode;
}

/** What happened, what helps, and the request ID that support asks for. */
export function Failed({ error, children }: FailedProps) {
  const { title, help } = explain(error);
  // Only what failed on our side is for support to look up.
  const requestId = error instanceof Problem && error.status >= 500 ? error.requestId : '';
  return (
    <Stack className={classes.root} gap="sm" role="alert">
      <Title order={1}>{title}</Title>
      <Text c="dimmed" maw={480}>
        {help}
      </Text>
      {requestId && (
        <Text size="sm" c="dimmed">
          Request ID: <Code>{requestId}</Code>
        </Text>
      )}
      <Group mt="sm">{children}</Group>
    </Stack>
  );
}

function explain(error: unknown): { title: string; help: string } {
  if (isMissingPart(error)) {
    return {
      title: 'This page couldn’t load',
      help: navigator.onLine
        ? 'The server isn’t responding, or Hedgerow was updated while this window was open.'
        : 'You’re offline. This page will open when you’re back online.',
    };
  }
  if (!(error instanceof Problem)) {
    return { title: 'Something went wrong', help: 'Try reloading the page. Your saved work is safe.' };
  }
  if (error.isOffline) return { title: 'Can’t reach the server', help: error.message };
  if (error.isNowhere) return { title: 'Not found', help: 'It may have been deleted, or the link may be wrong.' };
  if (error.status === 403) return { title: 'You don’t have access', help: error.message };
  return { title: 'The server couldn’t complete this', help: error.message };
}
