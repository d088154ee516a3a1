import { Checkbox } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, type Ref, useEffect, useImperativeHandle, useMemo, useRef } from 'react';
import { type Column, columnsFor, gridTracks, STACK_BELOW } from './column';
import classes from './query-table.module.css';
import { TableRow } from './table-row';
import { useRowFocus } from './use-row-focus';
import type { Selection } from './use-selection';
import { useWidth } from './use-width';

interface Pages<Row> {
  data: { pages: readonly { items: readonly Row[] }[] };
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  fetchNextPage: () => unknown;
}

export interface TableHandle {
  /** Moves the keyboard into the rows, for example from the search field. */
  focus: () => void;
}

interface QueryTableProps<Row> {
  /** What the list holds, for a screen reader. */
  label: string;
  /** From `usePrefetchedPages`. */
  query: Pages<Row>;
  columns: readonly Column<Row>[];
  /** The row of a narrow screen: two or three lines, the whole of it a target for a thumb. */
  compact: (row: Row) => ReactNode;
  rowId: (row: Row) => string;
  /** Click or Enter. Give the first cell a link as well, for a middle click. */
  open: (row: Row) => void;
  /** Pointer or keyboard rests on a row: a good moment to fetch what it opens. */
  intend?: (row: Row) => void;
  emptyState: ReactNode;
  /** A sentence at the end of the list, given how many rows it has. */
  ending: (count: number) => string;
  selection?: Selection;
  handle?: Ref<TableHandle>;
}

const DENSE_ROW = 38;
const TOUCH_ROW = 48;
const STACKED_ROW = 68;
/** Rows from the end at which the next page is fetched: about a screen ahead. */
const FETCH_AHEAD = 20;

/** A list of any length: only the rows in view exist, the next page comes before one gets there. */
export function QueryTable<Row>(props: QueryTableProps<Row>) {
  const { label, query, columns, compact, rowId, open, intend, emptyState, ending, selection, handle } = props;
  const rows = useMemo(() => query.data.pages.flatMap((page) => page.items), [query.data.pages]);
  const scroller = useRef<HTMLDivElement>(null);
  const width = useWidth(scroller) ?? Number.POSITIVE_INFINITY;

  const stacked = width < STACK_BELOW;
  const shown = columnsFor(columns, width);
  const rowHeight = stacked ? STACKED_ROW : hasCoarsePointer() ? TOUCH_ROW : DENSE_ROW;
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => (rows[index] ? rowId(rows[index]) : index),
    overscan: 10,
    scrollPaddingStart: stacked ? 0 : DENSE_ROW,
  });
  useEffect(() => virtual.measure(), [virtual, rowHeight]);

  const items = virtual.getVirtualItems();
  const lastShown = items.at(-1)?.index ?? 0;
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && lastShown >= rows.length - FETCH_AHEAD) fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage, lastShown, rows.length]);

  const focus = useRowFocus({
    scroller,
    count: rows.length,
    rowHeight,
    reveal: (index) => virtual.scrollToIndex(index),
  });
  useImperativeHandle(handle, () => ({ focus: () => focus.moveTo(focus.active) }), [focus]);

  if (rows.length === 0) return <div className={classes.empty}>{emptyState}</div>;

  const allTicked = selection !== undefined && rows.every((row) => selection.ids.has(rowId(row)));
  return (
    <div ref={scroller} className={classes.scroller} data-scroll-restoration-id={label}>
      <div
        role="grid"
        tabIndex={-1}
        onKeyDown={focus.onKeyDown}
        aria-label={label}
        aria-rowcount={hasNextPage ? -1 : rows.length + 1}
        aria-multiselectable={selection ? true : undefined}
        className={classes.grid}
        style={{ '--tracks': gridTracks(shown, selection !== undefined) }}
      >
        {!stacked && (
          <div role="row" aria-rowindex={1} className={classes.head}>
            {selection && (
              <div role="columnheader" className={classes.tick}>
                <Checkbox
                  size="xs"
                  aria-label="Select all rows shown"
                  checked={allTicked}
                  indeterminate={!allTicked && selection.ids.size > 0}
                  onChange={() => (allTicked ? selection.clear() : selection.replace(rows.map(rowId)))}
                />
              </div>
            )}
            {shown.map((column) => (
              <div key={column.id} role="columnheader" data-align={column.align} className={classes.headCell}>
                {column.header}
              </div>
            ))}
          </div>
        )}
        <div role="rowgroup" className={classes.body} style={{ height: virtual.getTotalSize() }}>
          {items.map(({ index, key, start }) => {
            const row = rows[index];
            return row === undefined ? null : (
              <TableRow
                key={key}
                row={row}
                index={index}
                top={start}
                height={rowHeight}
                columns={stacked ? null : shown}
                compact={compact}
                isActive={index === focus.active}
                onFocus={() => focus.setActive(index)}
                open={open}
                intend={intend}
                isSelected={selection?.ids.has(rowId(row))}
                toggle={selection && (() => selection.toggle(rowId(row)))}
              />
            );
          })}
        </div>
      </div>
      <p className={classes.ending} aria-live="polite">
        {hasNextPage ? 'Loading more…' : ending(rows.length)}
      </p>
    </div>
  );
}

const hasCoarsePointer = () => window.matchMedia('(pointer: coarse)').matches;
