import { Group, Stack, Title } from '@mantine/core';
import type { ReactNode } from 'react';

interface StepProps {
  title: string;
  /** What can be done here, the main thing last. */
  actions: ReactNode;
  children: ReactNode;
}

/** One step of the dialog. Arriving, the keyboard and a screen reader are at its title: what they were on is gone. */
export function Step({ title, actions, children }: StepProps) {
  return (
    <Stack gap="md">
      <Title order={3} tabIndex={-1} ref={takeFocus} style={{ outline: 'none' }}>
        {title}
      </Title>
      {children}
      <Group justify="flex-end" gap="sm">
        {actions}
      </Group>
    </Stack>
  );
}

const takeFocus = (title: HTMLElement | null) => title?.focus();
