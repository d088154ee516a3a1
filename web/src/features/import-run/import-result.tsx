import { Alert } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useUndoImport } from '../../api/generated/queries/queries';
import type { ImportDto, OperationDto } from '../../api/generated/requests/types.gen';
import { importCan } from '../../api/import-can';
import { useFormat, useMe } from '../../api/me';
import { useChanged } from '../../api/use-changed';
import { to } from '../../lib/paths';
import { ButtonLink } from '../../nav/links';
import { ActionButton } from '../../ui/action-button';
import { Section } from '../../ui/section';
import { ImportRunning } from './import-running';
import classes from './import-run.module.css';
import { ProblemList } from './problem-list';
import { RowCounts } from './row-counts';
import { confirm } from '../../ui/confirm';

interface ImportStepProps {
  row: ImportDto;
  operation: OperationDto | null;
}

/** The import while it runs, and its result. */
export function ImportStep({ row, operation }: ImportStepProps) {
  if (row.activity !== null) return <ImportRunning row={row} operation={operation} />;
  return <ImportResult row={row} kept={keptBy(operation)} />;
}

function ImportResult({ row, kept }: { row: ImportDto; kept: number }) {
  const me = useMe();
  const format = useFormat();
  const changed = useChanged();
  const undo = useUndoImport(undefined, {
    onSuccess: () => changed({ entityType: 'import', entityId: row.id }),
  });
  const isUndone = row.state === 'rolled_back';
  const askToUndo = () =>
    confirm({
      title: 'Undo this import?',
      children: 'This removes the clients it created, except any edited since or with jobs.',
      labels: { confirm: 'Undo import', cancel: 'Keep clients' },
      confirmProps: { color: 'haw' },
      onConfirm: () => undo.mutate({ path: { importId: row.id } }),
    });
  const canUndo = importCan.undo(me, row);

  return (
    <div className={classes.narrow}>
      {isUndone && (
        <Alert color="rain" title="Import undone">
          {kept === 0
            ? 'The clients it created were removed.'
            : 'The clients it created were removed, except those edited since or with jobs. See the list below.'}
        </Alert>
      )}
      {row.result && (
        <Section title={isUndone ? 'What was imported' : headline(row)}>
          <RowCounts counts={row.result} tense="did" />
        </Section>
      )}
      <div className={classes.next}>
        {!isUndone && (
          <ButtonLink {...to.clients()} search={{ sort: '-created' }}>
            View new clients
          </ButtonLink>
        )}
        <ButtonLink variant="default" {...to.importNew()}>
          Import another file
        </ButtonLink>
        {!isUndone && (
          <ActionButton
            variant="subtle"
            color="gray"
            can={canUndo}
            loading={undo.isPending}
            leftSection={<IconArrowBackUp size={16} stroke={1.6} aria-hidden />}
            onClick={askToUndo}
          >
            Undo
          </ActionButton>
        )}
        {canUndo.ok && row.undoUntil !== null && (
          <span className={classes.footWords}>available until {format.moment(row.undoUntil)}</span>
        )}
      </div>
      <ProblemList row={row} has={leftOut(row, kept)} />
    </div>
  );
}

function headline({ state, result }: ImportDto): string {
  if (state === 'cancelled') return 'Stopped early';
  return result && result.failed > 0 ? 'Imported with errors' : 'Import complete';
}

function leftOut({ result }: ImportDto, kept: number) {
  if (!result) return { error: 0, notice: 0, skipped: 0, kept };
  const { failed, noticed, alreadyImported, repeated, duplicates, noClients } = result;
  return { error: failed, notice: noticed, skipped: alreadyImported + repeated + duplicates + noClients, kept };
}

/** How many clients an undo kept, according to its operation. */
function keptBy(operation: OperationDto | null): number {
  const kept = operation?.result?.['kept'];
  return typeof kept === 'number' ? kept : 0;
}
