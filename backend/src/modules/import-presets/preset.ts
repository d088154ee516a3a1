import type { RowDraft, TargetField } from '../import-mapping/index.js';

/** What a column becomes, by its key (`columnKey`) or by a pattern over it. */
export type ColumnRule = readonly [key: string | RegExp, target: TargetField];

/** A program whose exports are understood without help. */
export interface Preset {
  /** Stable; stored with the import, and the namespace of external ids. */
  id: string;
  name: string;
  /** How to export the file from that software. */
  howTo: string;
  kind: 'csv' | 'vcard';
  /** Whether these column keys are an export of this program. */
  recognises: (keys: ReadonlySet<string>) => boolean;
  /** In order of preference: of two columns for one single-valued field, the earlier rule wins. */
  columns: readonly ColumnRule[];
  /** Rows that are not data, such as the date below a report. */
  isFooter?: (cells: readonly string[]) => boolean;
  /** Made by us: each cell is taken literally. */
  isExact?: boolean;
  /** Many programs write such files, each with its own ids. */
  manyPrograms?: boolean;
  /** Applied after mapping, only for this program's files. */
  refine?: (draft: RowDraft) => void;
}

export const hasAny = (keys: ReadonlySet<string>, ...wanted: string[]): boolean => wanted.some((key) => keys.has(key));
export const hasAll = (keys: ReadonlySet<string>, ...wanted: string[]): boolean => wanted.every((key) => keys.has(key));
