import { Button, Group, Modal, Text } from '@mantine/core';
import { useBlocker } from '@tanstack/react-router';

/** Asks before somebody leaves what they have typed, for another page or for another site. */
export function LeaveDialog({ wouldLose }: { wouldLose: () => boolean }) {
  const blocker = useBlocker({ shouldBlockFn: wouldLose, enableBeforeUnload: wouldLose, withResolver: true });
  // Not there before it is needed: a dialog that waits would hear the Escape that asks for it, and close on it.
  if (blocker.status !== 'blocked') return null;
  const { proceed, reset } = blocker;
  return (
    <Modal opened onClose={reset} title="Leave without saving?" size="sm">
      <Text mb="lg">Your changes will be lost.</Text>
      <Group justify="flex-end" gap="sm">
        <Button variant="default" onClick={proceed}>
          Discard changes
        </Button>
        <Button data-autofocus onClick={reset}>
          Keep editing
        </Button>
      </Group>
    </Modal>
  );
}
