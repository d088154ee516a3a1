import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Outlet, useMatch, useNavigate } from '@tanstack/react-router';
import { useMemo, useRef } from 'react';
import { clientCan } from '../../api/client-can';
import { useFormat, useMe } from '../../api/me';
import { clientOptions } from '../../api/use-client';
import { usePrefetchedPages } from '../../api/use-prefetched';
import { to } from '../../lib/paths';
import { ButtonLink } from '../../nav/links';
import { QueryTable, type TableHandle } from '../../table/query-table';
import { useColumnChoice } from '../../table/use-column-choice';
import { useListKeys } from '../../table/use-list-keys';
import { useSelection } from '../../table/use-selection';
import { PageHeader } from '../../ui/page-header';
import { SearchField } from '../../ui/search-field';
import { clientColumns, CompactClient } from './client-columns';
import { ClientsBulkBar } from './clients-bulk-bar';
import { ClientsEmpty } from './clients-empty';
import { ClientsFilters } from './clients-filters';
import { clientsPages } from './clients-queries';
import { parseClientsSearch, toFilter } from './clients-search';
import { ClientsTotal } from './clients-total';
import classes from './clients.module.css';
import { useExport } from './use-export';

const route = getRouteApi('/shell/clients');

export function ClientsPage() {
  const me = useMe();
  const format = useFormat();
  const search = route.useSearch();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const query = usePrefetchedPages(clientsPages(search));
  const columns = useColumnChoice(
    'clients',
    useMemo(() => clientColumns(format, new Date()), [format]),
  );
  const exportAll = useExport(toFilter(search));
  // A change that has started also clears the selection: it was made for it.
  const change = useMatch({ from: '/shell/clients/change/$operationId', shouldThrow: false });
  const selection = useSelection(JSON.stringify([toFilter(search), change?.params.operationId]));
  const table = useRef<TableHandle>(null);
  const searchField = useRef<HTMLInputElement>(null);
  const mayCreate = clientCan.create(me).ok;
  const isEmpty = query.data.pages.every(({ items }) => items.length === 0);
  const openNew = () => void navigate({ ...to.clientNew(), search });
  useListKeys({ search: searchField, onNew: mayCreate ? openNew : null });

  return (
    <div className={classes.page}>
      <PageHeader
        title="Clients"
        below={<ClientsTotal search={search} />}
        search={
          <SearchField
            ref={searchField}
            label="Search clients"
            placeholder="Name, phone, or street"
            value={search.q ?? ''}
            onSearch={(q) =>
              void navigate({ ...to.clients(), search: parseClientsSearch({ ...search, q }), replace: true })
            }
            onLeave={() => table.current?.focus()}
          />
        }
        actions={
          <>
            {clientCan.export(me).ok && (
              <Button variant="default" loading={exportAll.isPending} onClick={exportAll.run}>
                Export
              </Button>
            )}
            {clientCan.import(me).ok && (
              <ButtonLink variant="default" {...to.importNew()}>
                Import
              </ButtonLink>
            )}
            {mayCreate && (
              <ButtonLink {...to.clientNew()} search={search}>
                Add client
              </ButtonLink>
            )}
          </>
        }
      >
        <ClientsFilters search={search} columns={columns.menu} mayChangeAll={clientCan.changeMany(me).ok && !isEmpty} />
      </PageHeader>
      <QueryTable
        label="Clients"
        query={query}
        columns={columns.chosen}
        onWidth={columns.setWidth}
        isDoubtful={({ similar }) => similar}
        {...(search.q === undefined && {
          order: {
            current: search.sort ?? 'name',
            choose: (sort) =>
              void navigate({ ...to.clients(), search: parseClientsSearch({ ...search, sort }), replace: true }),
          },
        })}
        compact={(client) => <CompactClient client={client} format={format} />}
        rowId={({ id }) => id}
        open={({ id }) => void navigate(to.client(id))}
        intend={({ id }) => void queries.query(clientOptions(id)).catch(() => undefined)}
        emptyState={<ClientsEmpty search={search} />}
        ending={(count) => ending(count, search.q !== undefined, countSimilar(query.data.pages))}
        {...((clientCan.changeMany(me).ok || clientCan.export(me).ok) && { selection })}
        handle={table}
      />
      <ClientsBulkBar selection={selection} search={search} />
      <Outlet />
    </div>
  );
}

const countSimilar = (pages: readonly { items: readonly { similar: boolean }[] }[]): number =>
  pages.flatMap(({ items }) => items).filter(({ similar }) => similar).length;

/** Rows that fit on a screen. */
const SHORT = 20;

/** A search returns its best matches and stops; a list continues to its end. */
function ending(count: number, isSearch: boolean, similar: number): string {
  if (isSearch) return found(count, similar);
  // The total is shown at the top.
  return count > SHORT ? 'End of list' : '';
}

function found(count: number, similar: number): string {
  if (count >= 200) return 'Showing the top 200 matches. Keep typing to narrow the list.';
  const results = count === 1 ? 'result' : 'results';
  if (similar === 0) return `${count} ${results}`;
  if (similar === count) return `${count} similar ${results}. Select them one by one.`;
  return `${count} ${results}, ${similar} of them similar. Select all skips similar results.`;
}
