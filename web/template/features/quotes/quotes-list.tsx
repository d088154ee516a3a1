import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useMemo, useRef } from 'react';
import { useFormat, useMe } from '../../api/me';
import { usePrefetchedPages } from '../../api/use-prefetched';
import { to } from '../../lib/paths';
import { ButtonLink } from '../../nav/links';
import { QueryTable } from '../../table/query-table';
import { useListKeys } from '../../table/use-list-keys';
import { EmptyState } from '../../ui/empty-state';
import { PageHeader } from '../../ui/page-header';
import { quoteCan } from './quote-can';
import { CompactQuote, quoteColumns } from './quotes-columns';
import { quoteOptions, quotesPages } from './quotes-queries';

/** All of them, and how to add one. */
export function QuotesList() {
  const mayManage = quoteCan.manage(useMe()).ok;
  const format = useFormat();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const query = usePrefetchedPages(quotesPages());
  const columns = useMemo(() => quoteColumns(format), [format]);
  const noSearchField = useRef<HTMLInputElement>(null);
  useListKeys({ search: noSearchField, onNew: mayManage ? () => void navigate(to.quoteNew()) : null });

  return (
    <>
      <PageHeader title="Quotes" actions={mayManage && <ButtonLink {...to.quoteNew()}>New quote</ButtonLink>} />
      <QueryTable
        label="Quotes"
        query={query}
        columns={columns}
        compact={(quote) => <CompactQuote quote={quote} format={format} />}
        rowId={({ id }) => id}
        open={({ id }) => void navigate(to.quote(id))}
        intend={({ id }) => void queries.query(quoteOptions(id)).catch(() => undefined)}
        emptyState={
          <EmptyState
            title="No quotes yet"
            action={mayManage && <ButtonLink {...to.quoteNew()}>Add the first quote</ButtonLink>}
          >
            Each quote has a name, a number and notes.
          </EmptyState>
        }
        ending={(count) => (count === 1 ? '1 quote' : `${count} quotes`)}
      />
    </>
  );
}
