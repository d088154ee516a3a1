import type { ReactNode } from 'react';

/** One column of a list. Narrow screens show the list’s `compact` row instead. */
export interface Column<Row> {
  id: string;
  header: string;
  /** A CSS grid track: `minmax(12rem, 2fr)`, `7rem`. */
  width: string;
  /** Shown only if the table is at least this wide, in px; the least important column needs the most. */
  from?: number;
  align?: 'end';
  /** The list’s sort orders for this column: of the first press on its header, and of the second. */
  sorts?: readonly [first: string, second: string];
  /** Hidden unless chosen. */
  isExtra?: boolean;
  cell: (row: Row) => ReactNode;
}

/** Which columns someone chose to show or hide, by ID. */
export type ColumnChoice = Readonly<Record<string, boolean>>;

/** The visible columns. One that was chosen explicitly shows even in a narrow table. */
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
