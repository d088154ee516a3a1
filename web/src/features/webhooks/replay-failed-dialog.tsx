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
  ['1', 'Last hour'],
  ['24', 'Last 24 hours'],
  ['168', 'Last 7 days'],
  ['720', 'Last 30 days (everything kept)'],
];

interface ReplayFailedDialogProps {
  endpoint: WebhookEndpointDto;
  onClose: () => void;
}

/** Replays failed deliveries since a given time, and stays open until all of them are queued. */
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
    toast.done(`${format.number(operation.done)} ${operation.done === 1 ? 'delivery' : 'deliveries'} replayed`);
    void changed({ entityType: 'webhook_endpoint', entityId: id });
    onClose();
  }, [isDone, operation, format, changed, id, onClose]);

  const since = () =>
    span === 'failing' && failingSince ? failingSince : new Date(Date.now() - Number(span) * HOUR_MS).toISOString();
  const own = failingSince
    ? [{ value: 'failing', label: `Since it started failing (${format.moment(failingSince)})` }]
    : [];
  return (
    <Dialog onClose={onClose} title="Replay failed deliveries">
      <Stack gap="md">
        <Text size="sm">
          Resends every failed delivery from this period, oldest first. Each keeps its webhook-id so your app can ignore
          duplicates.
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
