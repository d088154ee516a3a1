import { Group, Stack, Title } from '@mantine/core';
import type { ReactNode } from 'react';

interface StepProps {
  title: string;
  /** The actions, main one last. */
  actions: ReactNode;
  children: ReactNode;
}

/** One step of the dialog. On arrival its title takes focus, because the previously focused element is gone. */
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
