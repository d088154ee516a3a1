import { appError, type AppErrorClass, type ProblemMembers } from '../../kernel/problem/index.js';
import type { UnreadableFile } from '../tabular-reader/index.js';

/** There is no such import in this company. */
export class ImportNotFound extends appError(404, 'import_not_found', 'Import not found') {}

/** One thing at a time: a dry run, the run or an undo is under way. */
export class ImportBusy extends appError(409, 'import_busy', 'This import is still running') {}

/** Imports can be undone for 7 days. */
export class UndoExpired extends appError(409, 'undo_expired', 'This import can no longer be undone') {}

/** No column is mapped to a name, so no row could become a client. */
export class NameNotMapped extends appError(422, 'import_name_not_mapped', 'Map a column to the client’s name') {}

const LINE: ProblemMembers = {
  line: { type: 'integer', minimum: 1, maximum: 2 ** 31 - 1, description: 'The line of the file.', example: 7 },
};

class FileEmpty extends appError(422, 'import_file_empty', 'The file is empty', LINE) {}
class FileUnsupported extends appError(415, 'import_file_unsupported', 'This isn’t a client list', LINE) {}
class RowTooLong extends appError(422, 'import_row_too_long', 'A row in the file is too long', LINE) {}
class QuoteNotClosed extends appError(422, 'import_quote_not_closed', 'Missing closing quotation mark', LINE) {}
class CardNotClosed extends appError(422, 'import_card_not_closed', 'Incomplete vCard', LINE) {}
class TooManyRows extends appError(422, 'import_too_many_rows', 'The file has too many rows', LINE) {}
class NoRows extends appError(422, 'import_no_rows', 'The file has no rows', LINE) {}

const BY_CODE = {
  import_file_empty: FileEmpty,
  import_file_unsupported: FileUnsupported,
  import_row_too_long: RowTooLong,
  import_quote_not_closed: QuoteNotClosed,
  import_card_not_closed: CardNotClosed,
  import_too_many_rows: TooManyRows,
  import_no_rows: NoRows,
} satisfies Record<UnreadableFile['code'], AppErrorClass>;

/** Every reason for which a file is refused, for the contract. */
export const UNREADABLE_FILE_ERRORS: AppErrorClass[] = Object.values(BY_CODE);

/** The problem document of a file that cannot be imported at all. */
export function fileRefused({
  code,
  detail,
  line,
}: Pick<UnreadableFile, 'code' | 'detail' | 'line'>): InstanceType<(typeof BY_CODE)[UnreadableFile['code']]> {
  return new BY_CODE[code](detail, { members: line === null ? {} : { line } });
}
