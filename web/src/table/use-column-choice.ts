import { useLocalStorage } from '@mantine/hooks';
import { chosenColumns, type Column, type ColumnChoice } from './column';

/** Which columns of a list somebody sees, kept in this browser. The first one names the row, and stays. */
export function useColumnChoice<Row>(scope: string, columns: readonly Column<Row>[]) {
  const [choice, setChoice] = useLocalStorage<ColumnChoice>({
    key: `hedgerow.columns.${scope}`,
    defaultValue: {},
    getInitialValueInEffect: false,
  });
  const shown = chosenColumns(columns, choice);
  return {
    shown,
    menu: {
      columns: columns.slice(1).map(({ id, header }) => ({ id, header, isShown: shown.some((one) => one.id === id) })),
      show: (id: string, isShown: boolean) => setChoice({ ...choice, [id]: isShown }),
    },
  };
}
