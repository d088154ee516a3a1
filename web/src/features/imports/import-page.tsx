import { Alert } from '@mantine/core';
import { IconAlertTriangle, IconArrowLeft } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { importPresets } from '../../api/import-queries';
import { useFormat } from '../../api/me';
import { usePrefetched } from '../../api/use-prefetched';
import { to } from '../../lib/paths';
import { TextLink } from '../../nav/links';
import { PageHeader } from '../../ui/page-header';
import { StatusMark } from '../../ui/status-mark';
import { RecordHistoryButton } from '../audit';
import { CheckStep } from '../import-run';
import { ColumnsStep } from '../import-mapping';
import { ImportStep } from '../import-run';
import { shownStep } from './import-step';
import { ImportSteps } from './import-steps';
import { standingOf } from './import-words';
import classes from './import.module.css';
import { useImport } from './use-import';

const route = getRouteApi('/shell/imports/$importId');

/** One import, at the step that it has reached, so that people can leave and come back at any time. */
export function ImportPage() {
  const { step: asked } = route.useSearch();
  const { row, operation } = useImport();
  const format = useFormat();
  const { items: presets } = usePrefetched(importPresets());
  const [word, tone] = standingOf(row);
  const shown = shownStep(row, asked);
  const preset = presets.find(({ id }) => id === row.preset)?.name;

  return (
    <div className={classes.page}>
      <PageHeader
        title={row.fileName}
        above={
          <TextLink {...to.imports()} className={classes.back}>
            <IconArrowLeft size={14} aria-hidden /> Imports
          </TextLink>
        }
        below={
          <>
            <StatusMark tone={tone}>{word}</StatusMark>
            <span>
              {format.number(row.rowCount)} {row.rowCount === 1 ? 'row' : 'rows'}
            </span>
            {preset && <span>{preset}</span>}
            <RecordHistoryButton entityType="import" entityId={row.id} name={row.fileName} isQuiet />
            <span title={format.moment(row.createdAt)}>Uploaded {format.ago(row.createdAt, new Date())}</span>
          </>
        }
      >
        <ImportSteps row={row} shown={shown} />
      </PageHeader>
      <div className={classes.body}>
        {row.failure && (
          <Alert color="haw" icon={<IconAlertTriangle aria-hidden />} role="alert" title="Import stopped early">
            {row.failure}
          </Alert>
        )}
        {shown === 'columns' && <ColumnsStep key={row.id} row={row} />}
        {shown === 'check' && <CheckStep row={row} operation={operation} />}
        {shown === 'import' && <ImportStep row={row} operation={operation} />}
      </div>
    </div>
  );
}
