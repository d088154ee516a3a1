import { MAX_LINES } from './source.js';

/** Why a file cannot be imported at all, as a stable code. */
export type UnreadableCode =
  | 'import_file_empty'
  | 'import_file_unsupported'
  | 'import_row_too_long'
  | 'import_quote_not_closed'
  | 'import_card_not_closed'
  | 'import_too_many_rows'
  | 'import_no_rows';

/** The whole file is refused; `detail` is a sentence for the person who chose it. A bad row is a `RowProblem` instead. */
export class UnreadableFile extends Error {
  constructor(
    readonly code: UnreadableCode,
    readonly detail: string,
    /** Where reading stopped, if there is such a place. */
    readonly line: number | null = null,
  ) {
    super(detail);
  }
}

export function tooManyLines(): UnreadableFile {
  const limit = MAX_LINES.toLocaleString('en-US');
  return new UnreadableFile(
    'import_too_many_rows',
    `The file has more than ${limit} lines. Split it into smaller files.`,
  );
}
