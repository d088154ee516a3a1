import { Alert, Button, Code, CopyButton, Group, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconCopy } from '@tabler/icons-react';
import { Dialog } from '../../ui/dialog';
import classes from './developers.module.css';

interface SecretDialogProps {
  /** The name of what it belongs to: `Route planner`. */
  name: string;
  secret: string;
  /** More to know, such as how long the old secret works. */
  note?: string;
  onClose: () => void;
}

/** Shows a secret once. Only its button closes it, so that a stray click or Escape can’t. */
export function SecretDialog({ name, secret, note, onClose }: SecretDialogProps) {
  return (
    <Dialog
      onClose={onClose}
      title={`Secret for ${name}`}
      size="lg"
      closeOnClickOutside={false}
      closeOnEscape={false}
      withCloseButton={false}
    >
      <Stack gap="md">
        <Alert color="straw" icon={<IconAlertTriangle size={18} aria-hidden />} title="Copy this secret now">
          You won’t be able to see it again. Store it in a secrets manager, never in your code.
        </Alert>
        <Code block className={classes.secret} aria-label="Secret">
          {secret}
        </Code>
        {note && <Text size="sm">{note}</Text>}
        <Group justify="flex-end" gap="sm">
          <CopyButton value={secret}>
            {({ copied, copy }) => (
              <Button
                variant={copied ? 'light' : 'filled'}
                leftSection={copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
                onClick={copy}
                data-autofocus
              >
                {copied ? 'Copied' : 'Copy secret'}
              </Button>
            )}
          </CopyButton>
          <Button variant="default" onClick={onClose}>
            Done
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
