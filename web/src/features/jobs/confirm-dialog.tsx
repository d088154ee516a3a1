import { Button, Group, Stack, Switch, Text } from '@mantine/core';
import { useState } from 'react';
import type { JobDto } from '../../api/generated/requests/types.gen';
import { Dialog } from '../../ui/dialog';

interface ConfirmDialogProps {
  job: JobDto;
  loading: boolean;
  onConfirm: (notifyClient: boolean) => void;
  onClose: () => void;
}

/** Confirming creates the work order and, unless turned off, emails the client. */
export function ConfirmDialog({ job, loading, onConfirm, onClose }: ConfirmDialogProps) {
  const { hasEmail, name } = job.client;
  const [tells, setTells] = useState(hasEmail);
  return (
    <Dialog onClose={onClose} title={`Confirm ${job.number}?`}>
      <Stack gap="md">
        <Text>This creates the work order. The crew will see the job once you dispatch a visit.</Text>
        <Switch
          checked={tells}
          disabled={!hasEmail}
          onChange={(event) => setTells(event.currentTarget.checked)}
          label={`Email ${name}`}
          description={
            hasEmail
              ? 'Includes a confirmation and a calendar file.'
              : 'No contact has an email address and visit notifications turned on.'
          }
        />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>
            Go back
          </Button>
          <Button data-autofocus loading={loading} onClick={() => onConfirm(tells)}>
            Confirm job
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
