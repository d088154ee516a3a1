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

/** Confirming makes the work order and, unless somebody says no, tells the client. */
export function ConfirmDialog({ job, loading, onConfirm, onClose }: ConfirmDialogProps) {
  const { hasEmail, name } = job.client;
  const [tells, setTells] = useState(hasEmail);
  return (
    <Dialog onClose={onClose} title={`Confirm ${job.number}?`}>
      <Stack gap="md">
        <Text>The work order is made, and the crew sees the job once a visit is sent to it.</Text>
        <Switch
          checked={tells}
          disabled={!hasEmail}
          onChange={(event) => setTells(event.currentTarget.checked)}
          label={`Tell ${name} by e-mail`}
          description={
            hasEmail
              ? 'Includes a confirmation and a calendar file.'
              : 'No contact of this client has an e-mail address and hears of visits.'
          }
        />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>
            Back
          </Button>
          <Button data-autofocus loading={loading} onClick={() => onConfirm(tells)}>
            Confirm
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
