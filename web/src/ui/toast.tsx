import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';

interface Undo {
  label?: string;
  run: () => void;
}

/** Long enough to read, reach for the mouse and decide. */
const UNDO_MS = 10_000;

export const toast = {
  /** Something was done; with `undo`, it can be taken back from here. */
  done: (message: string, undo?: Undo): void => {
    const id = notifications.show({
      message: (
        <Group justify="space-between" wrap="nowrap" gap="sm">
          <Text size="sm">{message}</Text>
          {undo && (
            <Button
              size="compact-sm"
              variant="light"
              onClick={() => {
                notifications.hide(id);
                undo.run();
              }}
            >
              {undo.label ?? 'Undo'}
            </Button>
          )}
        </Group>
      ),
      color: 'hedge',
      autoClose: undo ? UNDO_MS : 4000,
    });
  },

  /** An action failed. The request id is what support asks for first. */
  failed: (problem: { message: string; requestId: string }): void => {
    notifications.show({
      title: problem.message,
      message: problem.requestId ? `Request ${problem.requestId}` : null,
      color: 'haw',
      autoClose: 8000,
      role: 'alert',
    });
  },
};
