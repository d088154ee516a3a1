import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useQuery } from '@tanstack/react-query';
import { listMembersOptions } from '../../api/generated/queries/queryOptions';
import type { MemberDto } from '../../api/generated/requests/types.gen';
import { useMe } from '../../api/me';
import { usePrefetchedPages } from '../../api/use-prefetched';
import { to } from '../../lib/paths';
import { sentenceCase } from '../../lib/sentence-case';
import { SectionFilters } from '../../table/filter-bar';
import { FilterSelect } from '../../table/filter-select';
import { MoreButton } from '../../table/more-button';
import { EmptyState } from '../../ui/empty-state';
import { Section } from '../../ui/section';
import { auditCan } from './audit-can';
import { ACTIONS, auditPages, type AuditSearch, parseAuditSearch } from './audit-queries';
import { ACTION_WORDS, RECORD_TYPES } from './audit-words';
import { EntryList } from './entry-list';

const route = getRouteApi('/shell/settings/audit-log');

/** Everything that was changed in the company, and by whom. */
export function AuditPage() {
  const can = auditCan.view(useMe());
  if (!can.ok) return <EmptyState title="You don’t have access">{`${can.because} Ask an owner or admin.`}</EmptyState>;
  return <AuditLog />;
}

function AuditLog() {
  const search = route.useSearch();
  const query = usePrefetchedPages(auditPages(search));
  const entries = query.data.pages.flatMap(({ items }) => items);
  const members = useMembers();
  const people = new Map(members.map(({ userId, name }) => [userId, name]));
  return (
    <Section title="Audit log">
      <Filters search={search} />
      {entries.length === 0 ? (
        <EmptyState title="No entries match these filters">Choose other filters to see more.</EmptyState>
      ) : (
        <EntryList label="Audit log" entries={entries} isOfMany people={people} />
      )}
      <MoreButton query={query} label="Show older" />
    </Section>
  );
}

function useMembers(): readonly MemberDto[] {
  const enabled = useMe().permissions.includes('members.read');
  return useQuery({ ...listMembersOptions({ query: { limit: 200 } }), enabled }).data?.items ?? [];
}

function Filters({ search }: { search: AuditSearch }) {
  const navigate = useNavigate();
  const members = useMembers();
  const show = (changes: Record<string, unknown>) =>
    void navigate({ ...to.auditLog(), search: parseAuditSearch({ ...search, ...changes }), replace: true });
  return (
    <SectionFilters>
      <FilterSelect
        aria-label="Record type"
        w={190}
        value={search.type ?? ''}
        data={[
          { value: '', label: 'All records' },
          ...Object.entries(RECORD_TYPES).map(([value, label]) => ({ value, label })),
        ]}
        onChange={(type) => show({ type })}
      />
      <FilterSelect
        aria-label="Action"
        w={150}
        value={search.action ?? ''}
        data={[
          { value: '', label: 'All actions' },
          ...ACTIONS.map((value) => ({ value, label: sentenceCase(ACTION_WORDS[value]) })),
        ]}
        onChange={(action) => show({ action })}
      />
      <FilterSelect
        aria-label="Team member"
        w={190}
        value={search.who ?? ''}
        data={[
          { value: '', label: 'Everyone' },
          ...members.map(({ userId, name }) => ({ value: userId, label: name })),
        ]}
        onChange={(who) => show({ who })}
      />
    </SectionFilters>
  );
}
