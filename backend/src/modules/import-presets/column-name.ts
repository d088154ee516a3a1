/**
 * The form in which names of columns compare: `E-mail 1 - Value` and `EMAIL 1 VALUE` are the same column, and
 * `Customer #` is the number of a customer.
 */
export function columnKey(name: string): string {
  return name
    .replace(/#\s*$/, 'number')
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** Columns that our own problem file adds; they are ignored when the mended file comes back. */
export const REPAIR_COLUMNS = ['Hedgerow: line', 'Hedgerow: problem'] as const;

const REPAIR_KEYS = new Set(REPAIR_COLUMNS.map(columnKey));

export const isRepairColumn = (name: string): boolean => REPAIR_KEYS.has(columnKey(name));
