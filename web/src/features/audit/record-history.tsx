import { Skeleton, Stack } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { MoreButton } from '../../table/more-button';
import { Dialog } from '../../ui/dialog';
import { EmptyState } from '../../ui/empty-state';
import { AsOf } from './as-of';
import { historyPages } from './audit-queries';
import { EntryList } from './entry-list';
import type { Restoring } from './restoring';

export interface RecordHistoryProps {
  entityType: string;
  entityId: string;
  /** What it is called: a number or a name. */
  name: string;
  restoring?: Restoring | undefined;
  onClose: () => void;
}

/** Who changed a record, when, and which value from what to what. */
export function RecordHistory({ entityType, entityId, name, restoring, onClose }: RecordHistoryProps) {
  const query = useInfiniteQuery(historyPages(entityId));
  const entries = query.data?.pages.flatMap(({ items }) => items);
  return (
    <Dialog title={`History of ${name}`} size="lg" onClose={onClose}>
      <Stack gap="md">
        <AsOf entityType={entityType} entityId={entityId} />
        {!entries && <Skeleton height={90} />}
        {entries?.length === 0 && (
          <EmptyState title="No history yet">Changes made from now on will appear here.</EmptyState>
        )}
        {entries && entries.length > 0 && <EntryList label="History" entries={entries} restoring={restoring} />}
        <MoreButton query={query} label="Show older" />
      </Stack>
    </Dialog>
  );
}
