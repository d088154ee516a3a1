import { Button, Group } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { downloadAuditEntries } from '../../api/generated/requests/sdk.gen';
import { useMe } from '../../api/me';
import { saveFile } from '../../api/save-file';
import { useFile } from '../../api/use-file';
import { usePrefetchedPages } from '../../api/use-prefetched';
import { MoreButton } from '../../table/more-button';
import { EmptyState } from '../../ui/empty-state';
import { Later } from '../../ui/later';
import { Section } from '../../ui/section';
import { auditCan } from './audit-can';
import { AuditFilters } from './audit-filters';
import { auditPages, type AuditSearch, filterOf } from './audit-queries';
import { EntryList } from './entry-list';

const route = getRouteApi('/shell/settings/audit-log');
const loadVerify = async () => (await import('./verify-dialog')).VerifyDialog;

/** Everything that was changed in the company, and by whom. */
export function AuditPage() {
  const can = auditCan.view(useMe());
  if (!can.ok) return <EmptyState title="You don’t have access">{`${can.because} Ask an owner or admin.`}</EmptyState>;
  return <AuditLog />;
}

function AuditLog() {
  const search = route.useSearch();
  const { timezone } = useMe().tenant;
  const query = usePrefetchedPages(auditPages(search, timezone));
  const entries = query.data.pages.flatMap(({ items }) => items);
  return (
    <Section title="Audit log" action={<LogActions search={search} timezone={timezone} />}>
      <AuditFilters search={search} />
      {entries.length === 0 ? (
        <EmptyState title="No entries match these filters">Choose other filters to see more.</EmptyState>
      ) : (
        <EntryList label="Audit log" entries={entries} isOfMany />
      )}
      <MoreButton query={query} label="Show older" />
    </Section>
  );
}

function LogActions({ search, timezone }: { search: AuditSearch; timezone: string }) {
  const [isVerifying, setVerifying] = useState(false);
  const file = useFile(() =>
    downloadAuditEntries({ body: { filter: filterOf(search, timezone) }, parseAs: 'blob', throwOnError: true }),
  );
  return (
    <Group gap="xs">
      <Button
        variant="default"
        size="compact-sm"
        loading={file.isPending}
        onClick={() => file.mutate(undefined, { onSuccess: (content) => saveFile(content, 'audit-log.csv') })}
      >
        Export CSV
      </Button>
      <Button variant="default" size="compact-sm" onClick={() => setVerifying(true)}>
        Verify log
      </Button>
      {isVerifying && <Later load={loadVerify} give={{ onClose: () => setVerifying(false) }} />}
    </Group>
  );
}
