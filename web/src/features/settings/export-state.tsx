import { Button, Group, Progress, Text } from '@mantine/core';
import { useFormat } from '../../api/me';
import type { CompanyExport } from './use-company-export';

/** How far the export of the company is, and the file of the last one. */
export function ExportState({ exported }: { exported: CompanyExport }) {
  const { work, isRunning, archive, download, isDownloading } = exported;
  const format = useFormat();
  if (isRunning) {
    const percent = work?.total ? Math.floor((work.done / work.total) * 100) : 0;
    return (
      <>
        <Progress value={percent} maw={480} aria-label="Exporting the company" />
        <Text size="xs" c="dimmed" mt={4} aria-live="polite">
          {work?.message ?? 'Waiting to start'}…
        </Text>
      </>
    );
  }
  if (work?.state === 'failed') {
    return (
      <Text size="sm" c="haw">
        The last export couldn’t be finished. Try again.
      </Text>
    );
  }
  if (!archive) return null;
  const size = archive.megabytes.toLocaleString(undefined, { maximumFractionDigits: 1 });
  return (
    <Group gap="sm">
      <Text size="sm">
        Exported {format.moment(archive.madeAt)} ({size} MB). Available until {format.date(archive.expiresAt)}.
      </Text>
      <Button variant="light" size="compact-md" loading={isDownloading} onClick={download}>
        Download export
      </Button>
    </Group>
  );
}
