import { Button } from '@mantine/core';
import { useCancelOperation, useRunImport } from '../../api/generated/queries/queries';
import type { ImportDto, OperationDto } from '../../api/generated/requests/types.gen';
import { importCan } from '../../api/import-can';
import { useFormat, useMe } from '../../api/me';
import { useChanged } from '../../api/use-changed';
import { to } from '../../lib/paths';
import { ButtonLink } from '../../nav/links';
import { ActionButton } from '../../ui/action-button';
import { Section } from '../../ui/section';
import { WorkProgress } from '../../ui/work-progress';
import classes from './import-run.module.css';
import { ProblemList } from './problem-list';
import { RowCounts } from './row-counts';

interface CheckStepProps {
  row: ImportDto;
  operation: OperationDto | null;
}

/** What would happen to every row, before anything is imported. */
export function CheckStep({ row, operation }: CheckStepProps) {
  const me = useMe();
  const format = useFormat();
  const changed = useChanged();
  const run = useRunImport(undefined, {
    onSuccess: () => changed({ entityType: 'import', entityId: row.id }),
  });

  if (row.activity === 'validating' || !row.validation) return <Checking row={row} operation={operation} />;

  const { created, propertiesAdded, failed, noticed } = row.validation;
  const skipped = row.rowCount - created - propertiesAdded - failed;
  return (
    <>
      <div className={classes.narrow}>
        <Section title="Review before importing">
          <RowCounts counts={row.validation} tense="would" />
        </Section>
        <ProblemList row={row} has={{ error: failed, notice: noticed, skipped, kept: 0 }} />
      </div>
      <div className={classes.foot}>
        <span className={classes.footWords}>
          {failed > 0
            ? 'Rows that need fixing won’t be imported. Fix them and upload the file again anytime. Rows already imported are skipped.'
            : 'Nothing has been imported yet.'}
        </span>
        <div className={classes.footActions}>
          <ButtonLink variant="default" {...to.import(row.id)} search={{ step: 'columns' }}>
            Back to columns
          </ButtonLink>
          <ActionButton
            can={importCan.run(me, row)}
            loading={run.isPending}
            onClick={() => run.mutate({ path: { importId: row.id } })}
          >
            {created === 1 ? 'Import 1 client' : `Import ${format.number(created)} clients`}
          </ActionButton>
        </div>
      </div>
    </>
  );
}

function Checking({ row, operation }: CheckStepProps) {
  const format = useFormat();
  // Stops the check, not the import, and goes back to the columns.
  const stop = useCancelOperation();
  return (
    <div className={classes.narrow}>
      <Section title="Checking rows">
        <WorkProgress
          label={`Checking ${row.fileName}`}
          done={operation?.done ?? 0}
          total={operation?.total ?? row.rowCount}
          startedAt={operation?.startedAt ?? null}
          unit="rows"
          format={format.number}
          action={
            operation && (
              <Button
                variant="default"
                loading={stop.isPending || operation.cancelRequested}
                onClick={() => stop.mutate({ path: { operationId: operation.id } })}
              >
                Stop checking
              </Button>
            )
          }
        />
      </Section>
    </div>
  );
}
