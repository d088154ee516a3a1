/** Separates the values of a cell. */
const BETWEEN = /[,;|\n]/;

/** Several values in one cell: `weekly; "front, yard"`. A value with a separator or quotes is quoted, as in a row. */
export function cellList(values: readonly string[]): string {
  return values
    .map((value) => (BETWEEN.test(value) || /^\s|\s$|"/.test(value) ? `"${value.replaceAll('"', '""')}"` : value))
    .join('; ');
}

/** The values of such a cell; without quotes each separator counts. */
export function readCellList(cell: string): string[] {
  const values: string[] = [];
  for (let at = 0; at < cell.length;) {
    const { value, end } = cell[at] === '"' ? quoted(cell, at) : plain(cell, at);
    if (value !== '') values.push(value);
    at = end;
  }
  return values;
}

interface Piece {
  value: string;
  /** Where the next one begins. */
  end: number;
}

function plain(cell: string, start: number): Piece {
  let end = start;
  while (end < cell.length && !BETWEEN.test(cell.charAt(end))) end += 1;
  return { value: cell.slice(start, end).trim(), end: next(cell, end) };
}

function quoted(cell: string, start: number): Piece {
  let value = '';
  let at = start + 1;
  while (at < cell.length && (cell[at] !== '"' || cell[at + 1] === '"')) {
    value += cell.charAt(at);
    at += cell[at] === '"' ? 2 : 1;
  }
  return { value, end: next(cell, at + 1) };
}

function next(cell: string, at: number): number {
  let start = at;
  while (start < cell.length && (BETWEEN.test(cell.charAt(start)) || cell[start] === ' ')) start += 1;
  return start;
}
