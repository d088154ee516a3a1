import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import type { Column } from './column';
import classes from './query-table.module.css';

/** The order of a list, as its address names it: a minus is backwards. */
export interface ListOrder {
  /** null: in an order of its own, such as the best match first. */
  current: string | null;
  choose: (sort: string) => void;
}

/** The name of a column, which orders the list by it where the list can be ordered so. */
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
