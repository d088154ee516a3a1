import { Button, Tabs } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { listImportProblemsInfiniteOptions } from '../../api/generated/queries/queryOptions';
import { downloadImportProblems } from '../../api/generated/requests/sdk.gen';
import type { ImportDto, ImportProblemDto } from '../../api/generated/requests/types.gen';
import { useFormat } from '../../api/me';
import { saveFile } from '../../api/save-file';
import { useFile } from '../../api/use-file';
import { MoreButton } from '../../table/more-button';
import { Section } from '../../ui/section';
import { ProblemRow } from './problem-row';
import classes from './problem-list.module.css';

type Severity = ImportProblemDto['severity'];

interface ProblemListProps {
  row: ImportDto;
  /** How many rows there are of each kind; a kind without rows has no tab. */
  has: Readonly<Record<Severity, number>>;
}

const WORD: Readonly<Record<Severity, string>> = {
  error: 'Needs fixing',
  notice: 'Warnings',
  skipped: 'Skipped',
  kept: 'Kept',
};
const SEVERITIES = ['error', 'notice', 'skipped', 'kept'] as const satisfies readonly Severity[];

/** Rows that weren’t fully imported, with line, column, value, and reason; also as a file to fix. */
export function ProblemList({ row, has }: ProblemListProps) {
  const format = useFormat();
  const tabs = SEVERITIES.filter((severity) => has[severity] > 0);
  const [chosen, setChosen] = useState<Severity | null>(null);
  const shown = chosen !== null && tabs.includes(chosen) ? chosen : tabs[0];
  const rows = useFile(() =>
    downloadImportProblems({
      path: { importId: row.id },
      query: shown ? { severity: shown } : {},
      parseAs: 'blob',
      throwOnError: true,
    }),
  );
  if (!shown) return null;

  const fileName = `${row.fileName.replace(/\.\w+$/, '')}-${shown === 'error' ? 'to-fix' : shown}.csv`;

  return (
    <Section
      title={tabs.length === 1 && shown === 'notice' ? 'Rows with warnings' : 'Rows to review'}
      action={
        <Button
          variant="default"
          size="compact-md"
          flex="none"
          leftSection={<IconDownload size={16} stroke={1.6} aria-hidden />}
          loading={rows.isPending}
          onClick={() => rows.mutate(undefined, { onSuccess: (file) => saveFile(file, fileName) })}
        >
          {shown === 'error' ? 'Download rows to fix' : 'Download'}
        </Button>
      }
    >
      <Tabs value={shown} onChange={(next) => setChosen(SEVERITIES.find((severity) => severity === next) ?? null)}>
        <Tabs.List>
          {tabs.map((severity) => (
            <Tabs.Tab key={severity} value={severity}>
              {WORD[severity]} ({format.number(has[severity])})
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value={shown}>
          <Problems importId={row.id} severity={shown} />
        </Tabs.Panel>
      </Tabs>
    </Section>
  );
}

function Problems({ importId, severity }: { importId: string; severity: Severity }) {
  const query = useInfiniteQuery(
    listImportProblemsInfiniteOptions({ path: { importId }, query: { severity, limit: 50 } }),
  );
  const problems = query.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">Line</th>
            <th scope="col">Column</th>
            <th scope="col">Value</th>
            <th scope="col">Reason</th>
          </tr>
        </thead>
        <tbody>
          {problems.map((problem) => (
            <ProblemRow key={problem.id} problem={problem} />
          ))}
        </tbody>
      </table>
      <MoreButton query={query} />
    </>
  );
}
