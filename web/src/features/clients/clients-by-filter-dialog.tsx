import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useEffect } from 'react';
import { answered } from '../../api/answered';
import { useCancelOperation, useChangeClientsByFilter } from '../../api/generated/queries/queries';
import { useFormat } from '../../api/me';
import { useChanged } from '../../api/use-changed';
import { hasEnded, useOperation } from '../../api/use-operation';
import { WorkProgress } from '../../ui/work-progress';
import { ByFilterCounts } from './by-filter-counts';
import { type ClientsSearch, toFilter } from './clients-search';

interface ClientsByFilterDialogProps {
  search: ClientsSearch;
  /** The dry run that opened this dialog. */
  dryRunId: string | null;
  onClose: () => void;
}

/** Archives all that the list shows, or brings it back: first what would happen, then how far it is, then what came of it. */
export function ClientsByFilterDialog({ search, dryRunId, onClose }: ClientsByFilterDialogProps) {
  const format = useFormat();
  const changed = useChanged();
  const change = useChangeClientsByFilter();
  const cancel = useCancelOperation();
  const restores = search.status === 'archived';
  const verb = restores ? 'Bring back' : 'Archive';
  const dryRun = useOperation(dryRunId);
  const operation = useOperation(change.data ? answered(change.data).id : null);
  const isDone = operation !== null && hasEnded(operation);
  const wouldChange = Number(dryRun?.result?.['changed'] ?? 0);

  useEffect(() => {
    if (isDone) void changed({ entityType: 'client', entityId: operation.id });
  }, [isDone, operation?.id, changed]);

  return (
    <Modal opened onClose={onClose} title={`${verb} all that the list shows`}>
      <Stack gap="md">
        {operation && isDone ? (
          <ByFilterCounts operation={operation} restores={restores} />
        ) : (operation ?? change.isPending) ? (
          <>
            <WorkProgress
              label={restores ? 'Bringing clients back' : 'Archiving clients'}
              done={operation?.done ?? 0}
              total={operation?.total ?? wouldChange}
              startedAt={operation?.startedAt ?? null}
              unit="clients"
              format={format.number}
            />
            <Text size="sm" c="dimmed">
              You can close this; the work goes on.
            </Text>
          </>
        ) : dryRun && hasEnded(dryRun) ? (
          <>
            <ByFilterCounts operation={dryRun} restores={restores} />
            <Text size="sm" c="dimmed">
              This cannot be undone in one go: afterwards the list shows others.
            </Text>
          </>
        ) : (
          <WorkProgress
            label="Looking what would change"
            done={dryRun?.done ?? 0}
            total={dryRun?.total ?? null}
            startedAt={dryRun?.startedAt ?? null}
            unit="clients looked at"
            format={format.number}
          />
        )}
        <Group justify="flex-end" gap="sm">
          {operation && !isDone && (
            <Button
              variant="default"
              loading={cancel.isPending || operation.cancelRequested}
              onClick={() => cancel.mutate({ path: { operationId: operation.id } })}
            >
              Stop
            </Button>
          )}
          <Button variant="default" onClick={onClose} data-autofocus>
            {change.data ? 'Close' : 'Cancel'}
          </Button>
          {!change.data && (
            <Button
              disabled={wouldChange === 0}
              loading={change.isPending}
              onClick={() => change.mutate({ body: { ...toFilter(search), action: restores ? 'restore' : 'archive' } })}
            >
              {`${verb} ${format.number(wouldChange)} ${wouldChange === 1 ? 'client' : 'clients'}`}
            </Button>
          )}
        </Group>
      </Stack>
    </Modal>
  );
}
