import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Outlet, useMatch, useNavigate } from '@tanstack/react-router';
import { useMemo, useRef } from 'react';
import { useFormat } from '../../api/me';
import { usePrefetchedPages } from '../../api/use-prefetched';
import { to } from '../../lib/paths';
import { QueryTable, type TableHandle } from '../../table/query-table';
import { useListKeys } from '../../table/use-list-keys';
import { PageHeader } from '../../ui/page-header';
import { MailboxEmpty } from './mailbox-empty';
import { MailboxFilters } from './mailbox-filters';
import { messageOptions, messagesPages } from './mailbox-queries';
import classes from './mailbox.module.css';
import { CompactMessage, messageColumns } from './messages-columns';

const route = getRouteApi('/shell/mailbox');

/** All email to clients and its status: the list, with the open message beside it or, on a phone, after it. */
export function MailboxPage() {
  const format = useFormat();
  const search = route.useSearch();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const query = usePrefetchedPages(messagesPages(search));
  const columns = useMemo(() => messageColumns(format, new Date()), [format]);
  const isReading = useMatch({ from: '/shell/mailbox/$messageId', shouldThrow: false }) !== undefined;
  const table = useRef<TableHandle>(null);
  const searchField = useRef<HTMLInputElement>(null);
  useListKeys({ search: searchField, onNew: null });

  return (
    <div className={classes.page} data-reading={isReading || undefined}>
      <div className={classes.list}>
        <PageHeader title="Messages" isBehind={isReading}>
          <MailboxFilters search={search} searchField={searchField} leaveSearch={() => table.current?.focus()} />
        </PageHeader>
        <QueryTable
          label="Messages"
          query={query}
          columns={columns}
          compact={(row) => <CompactMessage row={row} format={format} now={new Date()} />}
          rowId={({ id }) => id}
          open={({ id }) => void navigate({ ...to.message(id), search })}
          intend={({ id }) => void queries.query(messageOptions(id)).catch(() => undefined)}
          emptyState={<MailboxEmpty search={search} />}
          ending={(count) => (count === 1 ? '1 message' : `${format.number(count)} messages`)}
          handle={table}
        />
      </div>
      <div className={classes.pane} data-scroll-restoration-id="mail">
        <Outlet />
      </div>
    </div>
  );
}
