import {
  type ReactNode,
  type Ref,
  useDeferredValue,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
} from 'react';
import { type Column, columnsFor, gridTracks, STACK_BELOW } from './column';
import { HeadCell, type ListOrder } from './head-cell';
import classes from './query-table.module.css';
import { TableRow } from './table-row';
import { Tick } from './tick';
import { useRowFocus } from './use-row-focus';
import { useRowsInView } from './use-rows-in-view';
import type { Selection } from './use-selection';

interface Pages<Row> {
  data: { pages: readonly { items: readonly Row[] }[] };
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  fetchNextPage: () => unknown;
}

export interface TableHandle {
  /** Moves focus into the rows, for example from the search field. */
  focus: () => void;
}

interface QueryTableProps<Row> {
  /** Accessible name of the list. */
  label: string;
  /** From `usePrefetchedPages`. */
  query: Pages<Row>;
  columns: readonly Column<Row>[];
  /** The row of a narrow screen: two or three lines, all of it tappable. */
  compact: (row: Row) => ReactNode;
  rowId: (row: Row) => string;
  /** Click or Enter. Give the first cell a link as well, for middle clicks. */
  open: (row: Row) => void;
  /** The pointer or focus rests on a row: a good moment to prefetch its page. */
  intend?: (row: Row) => void;
  emptyState: ReactNode;
  /** A sentence at the end of the list, given the number of rows. */
  ending: (count: number) => string;
  selection?: Selection;
  /** Rows that "select all" leaves out; they can still be selected one by one. */
  isDoubtful?: (row: Row) => boolean;
  /** The current sort order; without it, headers don’t sort. */
  order?: ListOrder;
  /** Called with the table’s width in px, and when it changes. */
  onWidth?: (width: number) => void;
  handle?: Ref<TableHandle>;
}

const HEAD = 34;
const DENSE_ROW = 38;
const TOUCH_ROW = 48;
const STACKED_ROW = 68;
/** Rows before the end at which the next page is fetched: about a screen. */
const FETCH_AHEAD = 20;

/** A list of any length: only visible rows are rendered, and pages load ahead of scrolling. */
export function QueryTable<Row>(props: QueryTableProps<Row>) {
  const { label, query, columns, compact, rowId, open, intend, emptyState, ending, selection, handle } = props;
  const { isDoubtful = () => false, order, onWidth } = props;
  const rows = useMemo(() => query.data.pages.flatMap((page) => page.items), [query.data.pages]);
  const scroller = useRef<HTMLDivElement>(null);
  const { width, rowHeight, first, end, reveal } = useRowsInView({ scroller, count: rows.length, heightAt, headAt });
  useLayoutEffect(() => {
    if (Number.isFinite(width)) onWidth?.(width);
  }, [width, onWidth]);
  const stacked = width < STACK_BELOW;
  const shown = columnsFor(columns, width);
  // The list’s frame renders at once, the first rows in steps, so that scrolling and typing aren’t blocked.
  const isFramed = useDeferredValue(end > 0, false);
  const inView = isFramed ? rows.slice(first, end) : [];
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && end > 0 && end >= rows.length - FETCH_AHEAD) fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage, end, rows.length]);

  const focus = useRowFocus({ label, scroller, count: rows.length, rowHeight, reveal });
  useImperativeHandle(handle, () => ({ focus: () => focus.moveTo(focus.active) }), [focus]);

  if (rows.length === 0) {
    return (
      <div ref={scroller} className={classes.empty}>
        {emptyState}
      </div>
    );
  }

  const all = rows.filter((row) => !isDoubtful(row)).map(rowId);
  const allTicked = selection !== undefined && all.length > 0 && all.every((id) => selection.ids.has(id));
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
                <Tick
                  label="Select all rows shown"
                  isTicked={allTicked}
                  isDisabled={all.length === 0}
                  isPartly={!allTicked && selection.ids.size > 0}
                  toggle={() => (allTicked ? selection.clear() : selection.replace(all))}
                />
              </div>
            )}
            {shown.map((column) => (
              <HeadCell key={column.id} column={column} order={order} />
            ))}
          </div>
        )}
        <div role="rowgroup" className={classes.body} style={{ height: rows.length * rowHeight }}>
          {inView.map((row, place) => {
            const index = first + place;
            return (
              <TableRow
                key={rowId(row)}
                row={row}
                index={index}
                top={index * rowHeight}
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

/** On a narrow screen, the rows have no header. */
const headAt = (width: number) => (width < STACK_BELOW ? 0 : HEAD);

const heightAt = (width: number) => (width < STACK_BELOW ? STACKED_ROW : hasCoarsePointer() ? TOUCH_ROW : DENSE_ROW);

const hasCoarsePointer = () => window.matchMedia('(pointer: coarse)').matches;
