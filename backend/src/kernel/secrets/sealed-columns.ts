/** A column of values that are encrypted with a key of the whole installation, which follows from MASTER_KEY. */
export interface SealedColumn {
  /** `table.column`, for people and for the wall that looks for undeclared ones. */
  name: string;
  /** Answers `id` and `sealed` of the $2 rows after the id $1, in their order. */
  read: string;
  /** Writes $3 to row $1 where $2 is still there. */
  write: string;
  /** Where the value of a row belongs, as it was sealed for. */
  placeOf: (id: string) => string;
}

const columns = new Map<string, SealedColumn>();

/** Beside each use of `sealGlobal`: a rotation of MASTER_KEY seals its values again. */
export function defineSealedColumn(column: SealedColumn): SealedColumn {
  columns.set(column.name, column);
  return column;
}

/** Of all domains that are loaded. */
export const sealedColumns = (): SealedColumn[] => [...columns.values()];
