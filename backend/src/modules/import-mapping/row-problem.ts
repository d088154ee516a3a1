/** What can be wrong with a row, as stable codes. Messages may change, codes do not. */
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

/** What an imported row lost on the way, or what was interpreted. */
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

/** Why a valid row was not imported. */
export const SKIP_CODES = ['already_imported', 'repeated_in_file', 'duplicate_client', 'not_a_client'] as const;

export type RowProblemCode = (typeof ROW_PROBLEM_CODES)[number];
export type NoticeCode = (typeof NOTICE_CODES)[number];
export type SkipCode = (typeof SKIP_CODES)[number];

/** One error or notice about a row. */
export interface RowProblem<Code = RowProblemCode> {
  code: Code;
  /** Position of the column, from 0; null when the row as a whole is meant. */
  column: number | null;
  /** The value in the file. */
  value: string | null;
  /** A sentence for the person who fixes the file. */
  detail: string;
}

export type RowNotice = RowProblem<NoticeCode>;
