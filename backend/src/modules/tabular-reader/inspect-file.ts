import iconv from 'iconv-lite';
import { csvRecords } from './csv-records.js';
import { detectDelimiter } from './delimiter.js';
import { type Encoding, EncodingDetector, type FoundEncoding } from './encoding.js';
import { refuseOtherKinds } from './file-kind.js';
import { columnNames, findHeader } from './header.js';
import { isBlank } from './plain-text.js';
import { dataRows, type IsFooter, isDirective, isEmpty } from './rows.js';
import { type Delimiter, MAX_COLUMNS, MAX_ROWS, type OpenFile, type SourceFormat, type SourceRow } from './source.js';
import { UnreadableFile } from './unreadable-file.js';
import { VCARD_COLUMNS } from './vcard-records.js';

/** What a person may set right when detection was wrong. */
export interface FormatChoices {
  encoding?: Encoding | undefined;
  delimiter?: Delimiter | undefined;
  /** null: the file has no header row. */
  headerLine?: number | null | undefined;
}

/** What is known of other programs' files; reading itself knows none of them. */
export interface Knowledge {
  /** Whether a text is the name of a column in one of the formats we know. */
  isKnownName: (name: string) => boolean;
  footerOf: (format: SourceFormat) => IsFooter | undefined;
}

export interface Inspection {
  format: SourceFormat;
  byteOrderMark: boolean;
  /** The encoding is a guess that a person should look at. */
  encodingIsGuess: boolean;
  /** Data rows, all of them counted. */
  rowCount: number;
  /** The first data rows, for samples. */
  firstRows: SourceRow[];
}

const HEAD_BYTES = 64 * 1024;
const SAMPLE_ROWS = 20;

/**
 * Reads the whole file once in bounded memory and tells how to read it. Throws `UnreadableFile` for anything that is
 * no client list, so that the person learns it at once and not in the middle of the import.
 */
export async function inspectFile(
  open: OpenFile,
  knowledge: Knowledge,
  choices: FormatChoices = {},
): Promise<Inspection> {
  const { head, encoding: detected, byteOrderMark, isGuess } = await surveyBytes(open);
  const encoding = choices.encoding ?? detected;
  const text = iconv.decode(head, encoding);
  if (!text.trim()) throw new UnreadableFile('import_file_empty', 'The file is empty.');
  const format = /^[ \t\uFEFF]*BEGIN:VCARD[ \t]*$/im.test(text)
    ? vcardFormat(encoding)
    : await csvFormat(open, encoding, choices.delimiter ?? detectDelimiter(text), knowledge, choices.headerLine);
  const encodingIsGuess = isGuess && choices.encoding === undefined;
  return { format, byteOrderMark, encodingIsGuess, ...(await countRows(open, format, knowledge.footerOf(format))) };
}

async function surveyBytes(open: OpenFile): Promise<{ head: Buffer } & FoundEncoding> {
  const detector = new EncodingDetector();
  let head = Buffer.alloc(0);
  let checked = false;
  for await (const chunk of (await open()) as AsyncIterable<Buffer>) {
    if (head.length < HEAD_BYTES) head = Buffer.concat([head, chunk.subarray(0, HEAD_BYTES)]);
    if (!checked) await refuseOtherKinds(head.subarray(0, 4100));
    checked = true;
    detector.add(chunk);
  }
  if (head.length === 0) throw new UnreadableFile('import_file_empty', 'The file is empty.');
  return { head, ...detector.finish() };
}

function vcardFormat(encoding: Encoding): SourceFormat {
  return { kind: 'vcard', encoding, delimiter: null, headerLine: null, columns: [...VCARD_COLUMNS] };
}

async function csvFormat(
  open: OpenFile,
  encoding: Encoding,
  delimiter: Delimiter,
  knowledge: Knowledge,
  headerLine: number | null | undefined,
): Promise<SourceFormat> {
  const rows: SourceRow[] = [];
  for await (const row of csvRecords(await open(), { encoding, delimiter })) {
    if (!isEmpty(row) && !isDirective(row)) rows.push(row);
    if (rows.length > SAMPLE_ROWS && row.line >= (headerLine ?? 0)) break;
  }
  const [top] = rows;
  if (top?.damage) throw new UnreadableFile('import_quote_not_closed', top.damage.detail, top.line);
  const header = headerLine === undefined ? findHeader(rows, knowledge.isKnownName) : headerAt(rows, headerLine);
  const width = header ? 0 : Math.max(1, ...rows.map(({ cells }) => cells.length));
  const columns = columnNames(header && withoutTrailingBlanks(header.cells), width);
  if (columns.length > MAX_COLUMNS) {
    throw new UnreadableFile('import_file_unsupported', `The file has more than ${MAX_COLUMNS} columns.`);
  }
  return { kind: 'csv', encoding, delimiter, headerLine: header?.line ?? null, columns };
}

function headerAt(rows: SourceRow[], line: number | null): SourceRow | null {
  return line === null ? null : (rows.find((row) => row.line >= line) ?? null);
}

function withoutTrailingBlanks(cells: string[]): string[] {
  return cells.slice(0, cells.findLastIndex((cell) => !isBlank(cell)) + 1);
}

async function countRows(
  open: OpenFile,
  format: SourceFormat,
  isFooter: IsFooter | undefined,
): Promise<{ rowCount: number; firstRows: SourceRow[] }> {
  const firstRows: SourceRow[] = [];
  let rowCount = 0;
  for await (const row of dataRows(open, format, isFooter)) {
    rowCount += 1;
    if (firstRows.length < SAMPLE_ROWS) firstRows.push(row);
    if (rowCount > MAX_ROWS) {
      const limit = MAX_ROWS.toLocaleString('en-US');
      throw new UnreadableFile(
        'import_too_many_rows',
        `The file has more than ${limit} rows. Split it into smaller files.`,
      );
    }
  }
  if (rowCount === 0) throw new UnreadableFile('import_no_rows', 'The file has a header row but no data.');
  return { rowCount, firstRows };
}
