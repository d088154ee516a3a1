import { Button, Text } from '@mantine/core';
import { useNavigate, useRouter } from '@tanstack/react-router';
import { answered } from '../../api/answered';
import { useCancelOperation, useChangeClientsByFilter } from '../../api/generated/queries/queries';
import { useFormat } from '../../api/me';
import { hasEnded, useOperation } from '../../api/use-operation';
import { to } from '../../lib/paths';
import { useLeaving } from '../../ui/use-leaving';
import { ChangeCounts, changedBy } from './change-counts';
import { headingOf, inSentence, WORDS } from './change-words';
import { canBeUndone, type ClientsChange } from './change-request';
import { keepRequest } from './kept-request';
import { useListSearch } from './list-search';
import { Progress } from './progress';
import { Step } from './step';

/** What a change would do; nothing has happened yet. */
export function ChangePreview({ change }: { change: ClientsChange }) {
  const { request, dryRunId = null, undoes } = change;
  const format = useFormat();
  const search = useListSearch();
  const navigate = useNavigate();
  const router = useRouter();
  const dryRun = useOperation(dryRunId);
  // It may have ended by then, which is fine.
  const stop = useCancelOperation(undefined, { meta: { failureShownBy: 'form' } });
  useLeaving(() => {
    if (dryRun && !hasEnded(dryRun)) stop.mutate({ path: { operationId: dryRun.id } });
  });
  const { mutate, isPending } = useChangeClientsByFilter(undefined, {
    onSuccess: (result) => {
      const { id } = answered(result);
      keepRequest(id, request);
      return navigate({ ...to.clientsChanged(id), search, replace: true });
    },
  });
  const isKnown = dryRun !== null && hasEnded(dryRun);
  const count = changedBy(dryRun);

  return (
    <Step
      title={undoes === undefined ? headingOf(request) : `Undo: ${inSentence(headingOf(request))}`}
      actions={
        <>
          <Button variant="default" onClick={() => router.history.back()}>
            Go back
          </Button>
          {isKnown && count > 0 && (
            <Button loading={isPending} onClick={() => mutate({ body: request })}>
              {`${WORDS[request.action].verb} ${format.number(count)} ${count === 1 ? 'client' : 'clients'}`}
            </Button>
          )}
        </>
      }
    >
      {isKnown ? (
        <ChangeCounts operation={dryRun} action={request.action} />
      ) : (
        <Progress operation={dryRun} label="Checking what will change" />
      )}
      {isKnown && undoes !== undefined && undoes !== count && (
        <Text size="sm">
          {`The original change affected ${format.number(undoes)} clients. Some have been edited since, so review before you continue.`}
        </Text>
      )}
      {isKnown && count > 0 && (
        <Text size="sm" c="dimmed">
          {canBeUndone(request.action)
            ? 'Nothing has changed yet. You can undo this later.'
            : 'Nothing has changed yet. This can’t be undone.'}
        </Text>
      )}
    </Step>
  );
}
