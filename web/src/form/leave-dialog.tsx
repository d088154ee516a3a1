import { Button, Group, Text } from '@mantine/core';
import { useBlocker } from '@tanstack/react-router';
import { Dialog } from '../ui/dialog';

/** Asks before unsaved input is lost to navigation, within the app or away from it. */
export function LeaveDialog({ wouldLose }: { wouldLose: () => boolean }) {
  const blocker = useBlocker({ shouldBlockFn: wouldLose, enableBeforeUnload: wouldLose, withResolver: true });
  // Mounted only when needed: a dialog that is already there would handle the same Escape and close at once.
  if (blocker.status !== 'blocked') return null;
  const { proceed, reset } = blocker;
  return (
    <Dialog onClose={reset} title="Leave without saving?" size="sm">
      <Text mb="lg">Your changes will be lost.</Text>
      <Group justify="flex-end" gap="sm">
        <Button variant="default" onClick={proceed}>
          Discard changes
        </Button>
        <Button data-autofocus onClick={reset}>
          Keep editing
        </Button>
      </Group>
    </Dialog>
  );
}
