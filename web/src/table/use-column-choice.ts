import { useLocalStorage } from '@mantine/hooks';
import { useState } from 'react';
import { chosenColumns, type Column, type ColumnChoice, columnsFor, STACK_BELOW } from './column';

/**
 * Which columns of a list somebody sees, kept in this browser. The first one names the row, and stays. The menu ticks what
 * is seen, so the table tells its width: a column that it has no room for can still be asked for.
 */
export function useColumnChoice<Row>(scope: string, columns: readonly Column<Row>[]) {
  const [choice, setChoice] = useLocalStorage<ColumnChoice>({
    key: `hedgerow.columns.${scope}`,
    defaultValue: {},
    getInitialValueInEffect: false,
  });
  const [width, setWidth] = useState(Number.POSITIVE_INFINITY);
  const chosen = chosenColumns(columns, choice);
  const seen = new Set(columnsFor(chosen, width).map(({ id }) => id));
  return {
    chosen,
    setWidth,
    /** null: rows are stacked and have no columns. */
    menu:
      width < STACK_BELOW
        ? null
        : {
            columns: columns.slice(1).map(({ id, header }) => ({ id, header, isShown: seen.has(id) })),
            show: (id: string, isShown: boolean) => setChoice({ ...choice, [id]: isShown }),
          },
  };
}
