import { Button, Group, Modal, Text } from '@mantine/core';

interface LeaveDialogProps {
  /** From the router's `useBlocker`. */
  blocker: { status: 'blocked'; proceed: () => void; reset: () => void } | { status: 'idle' };
}

export function LeaveDialog({ blocker }: LeaveDialogProps) {
  const stay = () => {
    if (blocker.status === 'blocked') blocker.reset();
  };
  const leave = () => {
    if (blocker.status === 'blocked') blocker.proceed();
  };
  return (
    <Modal opened={blocker.status === 'blocked'} onClose={stay} title="Leave without saving?" size="sm">
      <Text mb="lg">Your changes will be lost.</Text>
      <Group justify="flex-end" gap="sm">
        <Button variant="default" onClick={leave}>
          Discard changes
        </Button>
        <Button data-autofocus onClick={stay}>
          Keep editing
        </Button>
      </Group>
    </Modal>
  );
}
