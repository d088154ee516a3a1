import { ActionIcon, Group, Skeleton } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ImportDto } from '../../api/generated/requests/types.gen';
import { Section } from '../../ui/section';
import { importPreview } from './import-preview';
import { PreviewRow } from './preview-row';
import classes from './preview-rows.module.css';

/** As many rows as fit beside the columns. */
const AT_ONCE = 4;

/** The first rows as clients under the current mapping, to check a choice while making it. */
export function PreviewRows({ row, isSaving }: { row: ImportDto; isSaving: boolean }) {
  const { data, isFetching, error } = useQuery(importPreview(row));
  const [from, setFrom] = useState(0);
  const rows = data?.rows ?? [];
  const shown = rows.slice(from, from + AT_ONCE);
  return (
    <div className={classes.root}>
      <Section
        title="Preview"
        action={
          <Group gap={6} wrap="nowrap">
            <span className={classes.soft} aria-live="polite">
              {shown.length > 0 && `${from + 1}–${from + shown.length} of ${rows.length}`}
            </span>
            <ActionIcon aria-label="Previous rows" disabled={from === 0} onClick={() => setFrom(from - AT_ONCE)}>
              <IconChevronLeft size={18} stroke={1.6} />
            </ActionIcon>
            <ActionIcon
              aria-label="Next rows"
              disabled={from + AT_ONCE >= rows.length}
              onClick={() => setFrom(from + AT_ONCE)}
            >
              <IconChevronRight size={18} stroke={1.6} />
            </ActionIcon>
          </Group>
        }
      >
        {error && <p className={classes.soft}>{error.message}</p>}
        {!data && !error && <Placeholders />}
        <ol className={classes.rows} aria-busy={isFetching || isSaving} aria-label="Preview of first rows">
          {shown.map((preview) => (
            <PreviewRow key={preview.line} preview={preview} columns={row.columns} />
          ))}
        </ol>
      </Section>
    </div>
  );
}

function Placeholders() {
  return (
    <div className={classes.placeholders} aria-hidden="true">
      {[0, 1, 2].map((index) => (
        <Skeleton key={index} height={64} />
      ))}
    </div>
  );
}
