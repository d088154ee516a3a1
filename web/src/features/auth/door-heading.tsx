import { Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';

/** The title of a page before sign-in, and what to do there. */
export function DoorHeading({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div>
      <Title order={1}>{title}</Title>
      <Text c="dimmed" mt={4}>
        {children}
      </Text>
    </div>
  );
}
