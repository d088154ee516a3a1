import { Button, Group, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { listMembersOptions } from '../../api/generated/queries/queryOptions';
import { useFormat, useMe } from '../../api/me';
import { to } from '../../lib/paths';
import { sentenceCase } from '../../lib/sentence-case';
import { SectionFilters } from '../../table/filter-bar';
import { FilterSelect } from '../../table/filter-select';
import { ACTIONS, type AuditSearch, parseAuditSearch } from './audit-queries';
import { ACTION_WORDS, RECORD_TYPES } from './audit-words';
import classes from './audit.module.css';

/** Narrows the log by record type, action, team member, and days; one record comes by a link. */
export function AuditFilters({ search }: { search: AuditSearch }) {
  const navigate = useNavigate();
  const me = useMe();
  const today = useFormat().today(new Date());
  const members = useQuery({
    ...listMembersOptions({ query: { limit: 200 } }),
    enabled: me.permissions.includes('members.read'),
  });
  const show = (changes: Record<string, unknown>) =>
    void navigate({ ...to.auditLog(), search: parseAuditSearch({ ...search, ...changes }), replace: true });
  return (
    <>
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
            ...(members.data?.items.map(({ userId, name }) => ({ value: userId, label: name })) ?? []),
          ]}
          onChange={(who) => show({ who })}
        />
      </SectionFilters>
      <Group gap="sm" mb="md" align="end">
        <Group gap="sm" wrap="nowrap">
          <TextInput
            type="date"
            label="From"
            className={classes.day}
            max={search.to ?? today}
            value={search.from ?? ''}
            onChange={(event) => show({ from: event.currentTarget.value })}
          />
          <TextInput
            type="date"
            label="To"
            className={classes.day}
            min={search.from}
            max={today}
            value={search.to ?? ''}
            onChange={(event) => show({ to: event.currentTarget.value })}
          />
        </Group>
        {Object.keys(search).length > 0 && (
          <Button variant="subtle" size="compact-sm" onClick={() => void navigate({ ...to.auditLog(), replace: true })}>
            {search.record ? 'Show all records' : 'Clear filters'}
          </Button>
        )}
      </Group>
    </>
  );
}
