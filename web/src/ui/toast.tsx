import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';

interface Undo {
  label?: string;
  run: () => void;
}

interface Failure {
  title: string;
  detail: string;
  status: number;
  requestId: string;
}

/** Long enough to read, reach for the mouse, and decide. */
const UNDO_MS = 10_000;

/** A screen reader can’t read an icon. */
const CLOSE = { 'aria-label': 'Close' };

export const toast = {
  /** Something was done; `undo` reverts it. */
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
      closeButtonProps: CLOSE,
      autoClose: undo ? UNDO_MS : 4000,
    });
  },

  /** An action failed: what happened, what helps, and the request ID that support asks for. */
  failed: ({ title, detail, status, requestId }: Failure): void => {
    notifications.show({
      title,
      message: [detail === title ? '' : detail, status >= 500 ? `Request ID: ${requestId}` : '']
        .filter(Boolean)
        .join(' '),
      color: 'haw',
      closeButtonProps: CLOSE,
      autoClose: 8000,
      role: 'alert',
    });
  },
};
