import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useMemo, useRef } from 'react';
import { importCan } from '../../api/import-can';
import { importOptions, importPresets } from '../../api/import-queries';
import { useFormat, useMe } from '../../api/me';
import { usePrefetched, usePrefetchedPages } from '../../api/use-prefetched';
import { IMPORT_STATE } from '../../lib/choice-words';
import { to } from '../../lib/paths';
import { ButtonLink } from '../../nav/links';
import { FilterBar } from '../../table/filter-bar';
import { FilterSelect } from '../../table/filter-select';
import { QueryTable } from '../../table/query-table';
import { useListKeys } from '../../table/use-list-keys';
import { PageHeader } from '../../ui/page-header';
import { CompactImport, importColumns } from './imports-columns';
import { ImportsEmpty } from './imports-empty';
import { importsPages } from './imports-queries';
import { IMPORT_STATES, parseImportsSearch } from './imports-search';
import classes from './imports.module.css';

const route = getRouteApi('/shell/imports');

/** All imports and their status. */
export function ImportsPage() {
  const me = useMe();
  const format = useFormat();
  const search = route.useSearch();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const query = usePrefetchedPages(importsPages(search));
  const { items: presets } = usePrefetched(importPresets());
  const columns = useMemo(() => importColumns(format, presets, new Date()), [format, presets]);
  const isEmpty = query.data.pages.every(({ items }) => items.length === 0);
  const isFiltered = search.state !== undefined;
  const mayImport = importCan.upload(me).ok;
  const noSearchField = useRef<HTMLInputElement>(null);
  useListKeys({ search: noSearchField, onNew: mayImport ? () => void navigate(to.importNew()) : null });

  return (
    <div className={classes.page}>
      <PageHeader title="Imports" actions={mayImport && <ButtonLink {...to.importNew()}>Import clients</ButtonLink>}>
        <FilterBar>
          {(isFiltered || !isEmpty) && (
            <FilterSelect
              aria-label="Status"
              w={210}
              value={search.state ?? ''}
              onChange={(state) =>
                void navigate({ ...to.imports(), search: parseImportsSearch({ state }), replace: true })
              }
              data={[
                { value: '', label: 'All statuses' },
                ...IMPORT_STATES.map((state) => ({ value: state, label: IMPORT_STATE[state][0] })),
              ]}
            />
          )}
        </FilterBar>
      </PageHeader>
      <QueryTable
        label="Imports"
        query={query}
        columns={columns}
        compact={(row) => <CompactImport row={row} format={format} now={new Date()} />}
        rowId={({ id }) => id}
        open={({ id }) => void navigate(to.import(id))}
        intend={({ id }) => void queries.query(importOptions(id)).catch(() => undefined)}
        emptyState={<ImportsEmpty isFiltered={isFiltered} />}
        ending={(count) => (count === 1 ? '1 import' : `${count} imports`)}
      />
    </div>
  );
}
