import { Button, Group, Select, Stack, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { answered } from '../../api/answered';
import { useReplayFailedWebhookDeliveries } from '../../api/generated/queries/queries';
import type { WebhookEndpointDto } from '../../api/generated/requests/types.gen';
import { useFormat } from '../../api/me';
import { useChanged } from '../../api/use-changed';
import { hasEnded, useOperation } from '../../api/use-operation';
import { Dialog } from '../../ui/dialog';
import { toast } from '../../ui/toast';

const HOUR_MS = 3_600_000;
const SPANS: readonly (readonly [hours: string, word: string])[] = [
  ['1', 'The last hour'],
  ['24', 'The last day'],
  ['168', 'The last week'],
  ['720', 'All that is kept: 30 days'],
];

interface ReplayFailedDialogProps {
  endpoint: WebhookEndpointDto;
  onClose: () => void;
}

/** Sends again what could not be delivered since an instant, and stays until all of it is in line. */
export function ReplayFailedDialog({ endpoint, onClose }: ReplayFailedDialogProps) {
  const { id, failingSince } = endpoint;
  const format = useFormat();
  const changed = useChanged();
  const [span, setSpan] = useState(failingSince ? 'failing' : '24');
  const replay = useReplayFailedWebhookDeliveries();
  const operation = useOperation(replay.data ? answered(replay.data).id : null);
  const isDone = operation !== null && hasEnded(operation);

  useEffect(() => {
    if (!isDone) return;
    toast.done(`${format.number(operation.done)} replayed.`);
    void changed({ entityType: 'webhook_endpoint', entityId: id });
    onClose();
  }, [isDone, operation, format, changed, id, onClose]);

  const since = () =>
    span === 'failing' && failingSince ? failingSince : new Date(Date.now() - Number(span) * HOUR_MS).toISOString();
  const own = failingSince ? [{ value: 'failing', label: `Since it fails: ${format.moment(failingSince)}` }] : [];
  return (
    <Dialog onClose={onClose} title="Replay failed deliveries">
      <Stack gap="md">
        <Text size="sm">
          Everything that was given up since then is sent again, the oldest first. Each keeps its webhook-id, so that
          your program can tell what it has already seen.
        </Text>
        <Select
          label="Since"
          value={span}
          onChange={(next) => setSpan(next ?? span)}
          allowDeselect={false}
          data={[...own, ...SPANS.map(([value, label]) => ({ value, label }))]}
          data-autofocus
        />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button
            loading={replay.isPending || (operation !== null && !isDone)}
            onClick={() => replay.mutate({ path: { webhookEndpointId: id }, body: { since: since() } })}
          >
            Replay
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
