import type { ImportDto, OperationDto } from '../../api/generated/requests/types.gen';
import { useFormat } from '../../api/me';
import { Section } from '../../ui/section';
import { WorkProgress } from '../../ui/work-progress';
import classes from './import-run.module.css';
import { RowCounts } from './row-counts';
import { StopButton } from './stop-button';

interface ImportRunningProps {
  row: ImportDto;
  operation: OperationDto | null;
}

/** Progress of the import. The worker does it; this screen only watches. */
export function ImportRunning({ row, operation }: ImportRunningProps) {
  const format = useFormat();
  const isUndo = row.activity === 'undoing';
  return (
    <div className={classes.narrow}>
      <Section title={isUndo ? 'Undoing import' : 'Importing rows'}>
        <WorkProgress
          label={isUndo ? `Undoing ${row.fileName}` : `Importing ${row.fileName}`}
          done={operation?.done ?? row.rowsDone}
          total={operation?.total ?? row.rowCount}
          startedAt={operation?.startedAt ?? null}
          unit={isUndo ? 'clients' : 'rows'}
          format={format.number}
          action={!isUndo && <StopButton row={row} label="Stop" />}
        />
        {!isUndo && row.result && <RowCounts counts={row.result} tense="does" />}
      </Section>
      <p className={classes.footWords}>
        You can leave this page. The import keeps running, and the results will be here.
      </p>
    </div>
  );
}
