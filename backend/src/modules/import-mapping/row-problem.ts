/** What can be wrong with a row, as stable codes. Sentences may change, codes do not. */
export const ROW_PROBLEM_CODES = [
  'name_missing',
  'value_unknown',
  'too_long',
  'too_many_values',
  'unreadable_character',
  'card_damaged',
  'quote_not_closed',
  'row_rejected',
] as const;

/** What a row that comes in lost on the way, or what was read in another way than it stands there. */
export const NOTICE_CODES = [
  'email_invalid',
  'phone_invalid',
  'phone_rounded',
  'date_invalid',
  'too_many_values',
  'value_left_out',
  'added_to_client',
  'name_swapped',
] as const;

/** Why a row that is in order was not imported. */
export const SKIP_CODES = ['already_imported', 'repeated_in_file', 'duplicate_client', 'not_a_client'] as const;

export type RowProblemCode = (typeof ROW_PROBLEM_CODES)[number];
export type NoticeCode = (typeof NOTICE_CODES)[number];
export type SkipCode = (typeof SKIP_CODES)[number];

/** One thing that is wrong with one row, or of which somebody should know. */
export interface RowProblem<Code = RowProblemCode> {
  code: Code;
  /** Position of the column, from 0; null when the row as a whole is meant. */
  column: number | null;
  /** The value in the file. */
  value: string | null;
  /** A sentence for the person who mends the file. */
  detail: string;
}

export type RowNotice = RowProblem<NoticeCode>;
