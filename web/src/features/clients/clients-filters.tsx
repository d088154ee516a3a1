import { SegmentedControl } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useQuery } from '@tanstack/react-query';
import type { ComponentProps } from 'react';
import { listClientTagsOptions } from '../../api/generated/queries/queryOptions';
import { useMe } from '../../api/me';
import { CLIENT_KIND, CLIENT_STATUS } from '../../lib/choice-words';
import { optionsOf } from '../../lib/options';
import { to } from '../../lib/paths';
import { isFiltered } from '../../lib/search';
import { ButtonLink } from '../../nav/links';
import { ColumnMenu } from '../../table/column-menu';
import { FilterBar } from '../../table/filter-bar';
import { FilterSelect } from '../../table/filter-select';
import { SavedViews } from '../../table/saved-views';
import { CLIENT_STATUSES, type ClientSort, type ClientsSearch, parseClientsSearch } from './clients-search';

interface ClientsFiltersProps {
  search: ClientsSearch;
  /** null: the list shows no columns. */
  columns: ComponentProps<typeof ColumnMenu> | null;
  /** Whether there are clients to change, and the permission. To change only some, people filter first. */
  mayChangeAll: boolean;
}

/** All sort orders: the list’s headers offer them, too. */
const SORTS = optionsOf<ClientSort>({
  name: 'Name (A–Z)',
  '-name': 'Name (Z–A)',
  '-updated': 'Recently updated',
  updated: 'Least recently updated',
  '-created': 'Newest first',
  created: 'Oldest first',
  number: 'Number (low–high)',
  '-number': 'Number (high–low)',
  status: 'Status (A–Z)',
  '-status': 'Status (Z–A)',
});

/** All filters are in the URL, so that a filtered list can be bookmarked, shared, and returned to. */
export function ClientsFilters({ search, columns, mayChangeAll }: ClientsFiltersProps) {
  const { tenant, permissions } = useMe();
  // Crews see the tags of their clients, but not the list of all tags.
  const mayReadTags = permissions.includes('clients.read.all');
  const navigate = useNavigate();
  const { data: tags } = useQuery({ ...listClientTagsOptions(), enabled: mayReadTags });
  const show = (next: ClientsSearch) => void navigate({ ...to.clients(), search: next, replace: true });
  // Through the parser, so that choices here and in a URL are treated alike.
  const change = (part: Record<string, string | undefined>) => show(parseClientsSearch({ ...search, ...part }));

  return (
    <FilterBar>
      <SegmentedControl
        aria-label="Status"
        value={search.status ?? 'current'}
        onChange={(status) => change({ status })}
        data={[
          { value: 'current', label: 'All' },
          ...CLIENT_STATUSES.map((status) => ({ value: status, label: CLIENT_STATUS[status][0] })),
        ]}
      />
      <FilterSelect
        aria-label="Type"
        w={120}
        value={search.kind ?? ''}
        onChange={(kind) => change({ kind: kind ?? undefined })}
        data={[{ value: '', label: 'All types' }, ...optionsOf(CLIENT_KIND)]}
      />
      {mayReadTags && (
        <FilterSelect
          aria-label="Tag"
          w={130}
          searchable
          value={search.tag ?? ''}
          onChange={(tag) => change({ tag: tag ?? undefined })}
          data={[{ value: '', label: 'All tags' }, ...tagOptions(tags?.items, search.tag)]}
        />
      )}
      <FilterSelect
        aria-label="Sort by"
        w={140}
        disabled={search.q !== undefined}
        value={search.q === undefined ? (search.sort ?? 'name') : 'match'}
        onChange={(sort) => change({ sort: sort === 'name' ? undefined : (sort ?? undefined) })}
        data={search.q === undefined ? SORTS : [{ value: 'match', label: 'Best match' }]}
      />
      <SavedViews
        scope={`clients.${tenant.id}`}
        current={search}
        read={parseClientsSearch}
        isFiltered={isFiltered(search)}
        open={show}
      />
      {columns && <ColumnMenu {...columns} />}
      {mayChangeAll && isFiltered(search) && (
        <ButtonLink variant="subtle" color="gray" {...to.clientsChange()} search={search}>
          Edit all…
        </ButtonLink>
      )}
    </FilterBar>
  );
}

function tagOptions(known: readonly { tag: string }[] | undefined, chosen: string | undefined) {
  const tags = new Set([...(chosen === undefined ? [] : [chosen]), ...(known ?? []).map(({ tag }) => tag)]);
  return [...tags].map((tag) => ({ value: tag, label: tag }));
}
