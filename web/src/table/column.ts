import type { ReactNode } from 'react';

/** One column of a list. What a narrow screen shows instead is the list's `compact` row. */
export interface Column<Row> {
  id: string;
  header: string;
  /** A CSS grid track: `minmax(12rem, 2fr)`, `7rem`. */
  width: string;
  /** Shown only when the table is at least this wide, in px; the least needed column asks for the most. */
  from?: number;
  align?: 'end';
  cell: (row: Row) => ReactNode;
}

/** Below this width, in px, columns stop being readable and rows stack. */
export const STACK_BELOW = 620;

export const columnsFor = <Row>(columns: readonly Column<Row>[], width: number): readonly Column<Row>[] =>
  columns.filter(({ from = 0 }) => from <= width);

export const gridTracks = (columns: readonly Pick<Column<never>, 'width'>[], selectable: boolean): string =>
  [...(selectable ? ['1.25rem'] : []), ...columns.map(({ width }) => width)].join(' ');
