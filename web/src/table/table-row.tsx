import type { KeyboardEvent, MouseEvent, ReactNode } from 'react';
import type { Column } from './column';
import classes from './query-table.module.css';
import { Tick } from './tick';

interface TableRowProps<Row> {
  row: Row;
  index: number;
  top: number;
  height: number;
  /** null: too narrow for columns, so `compact` is shown. */
  columns: readonly Column<Row>[] | null;
  compact: (row: Row) => ReactNode;
  isActive: boolean;
  onFocus: () => void;
  open: (row: Row) => void;
  intend: ((row: Row) => void) | undefined;
  isSelected: boolean | undefined;
  toggle: (() => void) | undefined;
}

export function TableRow<Row>(props: TableRowProps<Row>) {
  const { row, index, top, height, columns, compact, isActive, onFocus, open, intend, isSelected, toggle } = props;

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget) return;
    if (event.key === 'Enter') open(row);
    if (toggle && (event.key === ' ' || event.key === 'x')) {
      event.preventDefault();
      toggle();
    }
  };
  const onClick = (event: MouseEvent) => {
    // Links and checkboxes inside the row handle their own clicks, and selecting text isn’t a click.
    if (event.target instanceof Element && event.target.closest('a, button, input, label')) return;
    if (window.getSelection()?.type === 'Range') return;
    open(row);
  };

  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      data-row={index}
      tabIndex={isActive ? 0 : -1}
      className={classes.row}
      style={{ transform: `translateY(${top}px)`, height }}
      onFocus={(event) => {
        if (event.target === event.currentTarget) intend?.(row);
        onFocus();
      }}
      onMouseEnter={() => intend?.(row)}
      onKeyDown={onKeyDown}
      onClick={onClick}
    >
      {toggle && (
        <div role="gridcell" className={classes.tick}>
          <Tick label="Select row" tabIndex={-1} isTicked={isSelected === true} toggle={toggle} />
        </div>
      )}
      {columns ? (
        columns.map((column) => (
          <div key={column.id} role="gridcell" data-align={column.align} className={classes.cell}>
            {column.cell(row)}
          </div>
        ))
      ) : (
        <div role="gridcell" className={classes.stacked}>
          {compact(row)}
        </div>
      )}
    </div>
  );
}
