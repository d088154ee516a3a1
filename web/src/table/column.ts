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
  /** Orders that the list knows by this column: of the first press on its header, and of the second. */
  sorts?: readonly [first: string, second: string];
  /** Shown only to whoever chooses it. */
  isExtra?: boolean;
  cell: (row: Row) => ReactNode;
}

/** What somebody has chosen to see or not to see, by the ids of columns. */
export type ColumnChoice = Readonly<Record<string, boolean>>;

/** The columns of a choice. One that was asked for is there however narrow the table is. */
export const chosenColumns = <Row>(columns: readonly Column<Row>[], choice: ColumnChoice): readonly Column<Row>[] =>
  columns
    .filter(({ id, isExtra = false }) => choice[id] ?? !isExtra)
    .map(({ from = 0, ...column }) => ({ ...column, from: choice[column.id] ? 0 : from }));

/** Below this width, in px, columns stop being readable and rows stack. */
export const STACK_BELOW = 620;

export const columnsFor = <Row>(columns: readonly Column<Row>[], width: number): readonly Column<Row>[] =>
  columns.filter(({ from = 0 }) => from <= width);

export const gridTracks = (columns: readonly Pick<Column<never>, 'width'>[], selectable: boolean): string =>
  [...(selectable ? ['1.25rem'] : []), ...columns.map(({ width }) => width)].join(' ');
