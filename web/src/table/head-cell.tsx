import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import type { Column } from './column';
import classes from './query-table.module.css';

/** The sort order of a list, as in its URL: a minus means descending. */
export interface ListOrder {
  /** null: an order without a column, such as best match first. */
  current: string | null;
  choose: (sort: string) => void;
}

/** A column header, which sorts the list if it can be sorted by this column. */
export function HeadCell<Row>({ column, order }: { column: Column<Row>; order: ListOrder | undefined }) {
  const { header, align, sorts } = column;
  if (!order || !sorts) {
    return (
      <div role="columnheader" data-align={align} className={classes.headCell}>
        {header}
      </div>
    );
  }
  const [first, second] = sorts;
  const isOrdered = order.current === first || order.current === second;
  const isBackwards = order.current?.startsWith('-') === true;
  const Arrow = isBackwards ? IconArrowDown : IconArrowUp;
  return (
    <div
      role="columnheader"
      aria-sort={isOrdered ? (isBackwards ? 'descending' : 'ascending') : 'none'}
      data-align={align}
      className={classes.headCell}
    >
      <button
        type="button"
        className={classes.sort}
        onClick={() => order.choose(order.current === first ? second : first)}
      >
        {header}
        {isOrdered && <Arrow size={13} stroke={2} aria-hidden />}
      </button>
    </div>
  );
}
