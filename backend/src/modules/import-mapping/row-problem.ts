/** What can be wrong with a row, as stable codes. Sentences may change, codes do not. */
export const ROW_PROBLEM_CODES = [
  'name_missing',
  'email_invalid',
  'phone_invalid',
  'phone_rounded',
  'value_unknown',
  'too_long',
  'too_many_values',
  'unreadable_character',
  'card_damaged',
  'row_rejected',
] as const;

/** Why a row that is in order was not imported. */
export const SKIP_CODES = ['already_imported', 'repeated_in_file', 'duplicate_client'] as const;

export type RowProblemCode = (typeof ROW_PROBLEM_CODES)[number];
export type SkipCode = (typeof SKIP_CODES)[number];

/** One thing that is wrong with one row. */
export interface RowProblem {
  code: RowProblemCode;
  /** Position of the column, from 0; null when the row as a whole is meant. */
  column: number | null;
  /** What stands there. */
  value: string | null;
  /** A sentence for the person who mends the file. */
  detail: string;
}
