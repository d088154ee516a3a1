import { Button, Text } from '@mantine/core';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useCancelOperation } from '../../api/generated/queries/queries';
import { useChanged } from '../../api/use-changed';
import { hasEnded, useOperation } from '../../api/use-operation';
import { wordOf } from '../../lib/operation-words';
import { to } from '../../lib/paths';
import { ChangeCounts, changedBy } from './change-counts';
import { actionOf, headingOf } from './change-words';
import { undoOf } from './change-request';
import { keptRequest } from './kept-request';
import { useListSearch } from './list-search';
import { Progress } from './progress';
import { Step } from './step';
import { useDryRun } from './use-dry-run';

const route = getRouteApi('/shell/clients/change/$operationId');

/** Progress of a change, then its result. It continues whether anyone watches or not. */
export function ChangeOutcome() {
  const { operationId } = route.useParams();
  const search = useListSearch();
  const navigate = useNavigate();
  const changed = useChanged();
  const operation = useOperation(operationId);
  const request = keptRequest(operationId);
  const cancel = useCancelOperation();
  const undo = useDryRun();
  const back = request && operation && undoOf(request, operation.createdAt);
  const isDone = operation !== null && hasEnded(operation);
  const action = operation && actionOf(operation.kind);

  useEffect(() => {
    if (isDone) void changed({ entityType: 'client', entityId: operationId });
  }, [isDone, operationId, changed]);

  if (!operation || !action) return null;
  const count = changedBy(operation);
  return (
    <Step
      // The focused element is gone once the work has ended: the next step takes focus.
      key={String(isDone)}
      title={headingOf(request ?? { action })}
      actions={
        <>
          {isDone && back && count > 0 && (
            <Button
              variant="default"
              loading={undo.isPending}
              onClick={() => undo.look({ request: back, undoes: count })}
            >
              Undo…
            </Button>
          )}
          {!isDone && (
            <Button
              variant="default"
              loading={cancel.isPending || operation.cancelRequested}
              onClick={() => cancel.mutate({ path: { operationId } })}
            >
              Stop
            </Button>
          )}
          <Button onClick={() => void navigate({ ...to.clients(), search })}>Close</Button>
        </>
      }
    >
      {isDone ? (
        <ChangeCounts operation={operation} action={action} />
      ) : (
        <>
          <Progress operation={operation} label={wordOf(operation.kind)} />
          <Text size="sm" c="dimmed">
            You can close this. It keeps running in the background.
          </Text>
        </>
      )}
    </Step>
  );
}
