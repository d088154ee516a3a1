import { Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './empty-state.module.css';

interface EmptyStateProps {
  title: string;
  /** What to do next, in a sentence. */
  children: ReactNode;
  action?: ReactNode;
  /** 1 if it is all that a page shows. */
  level?: 1 | 2;
}

export function EmptyState({ title, children, action, level = 2 }: EmptyStateProps) {
  return (
    <Stack className={classes.root} align="center" gap="sm">
      <svg className={classes.drawing} viewBox="0 0 160 56" aria-hidden="true">
        <path d="M4 50h152" />
        <path d="M14 50V34a9 9 0 0 1 18 0v16M32 50V28a10 10 0 0 1 20 0v22M52 50V36a8 8 0 0 1 16 0v14" />
        <path d="M92 50V36a8 8 0 0 1 16 0v14M108 50V28a10 10 0 0 1 20 0v22M128 50V34a9 9 0 0 1 18 0v16" />
        <path className={classes.gate} d="M70 50V38h20v12M70 42h20M80 38v12" />
      </svg>
      <Title order={level}>{title}</Title>
      <Text c="dimmed" ta="center" maw={420}>
        {children}
      </Text>
      {action}
    </Stack>
  );
}
