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
  /** What "select all" leaves out; it can still be ticked by itself. */
  isDoubtful?: (row: Row) => boolean;
  /** By which the headers order the list; left out: they do not. */
  order?: ListOrder;
  /** Told how wide the table is, in px, and again when that changes. */
  onWidth?: (width: number) => void;
  handle?: Ref<TableHandle>;
}

const HEAD = 34;
const DENSE_ROW = 38;
const TOUCH_ROW = 48;
const STACKED_ROW = 68;
/** Rows from the end at which the next page is fetched: about a screen ahead. */
const FETCH_AHEAD = 20;

/** A list of any length: only the rows in view exist, the next page comes before one gets there. */
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
  // The frame of the list is shown at once, its first rows in steps that keep nobody from scrolling or typing.
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

/** On a narrow screen rows have no head above them. */
const headAt = (width: number) => (width < STACK_BELOW ? 0 : HEAD);

const heightAt = (width: number) => (width < STACK_BELOW ? STACKED_ROW : hasCoarsePointer() ? TOUCH_ROW : DENSE_ROW);

const hasCoarsePointer = () => window.matchMedia('(pointer: coarse)').matches;
