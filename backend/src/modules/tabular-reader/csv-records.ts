import type { Readable } from 'node:stream';
import { CsvError, type Parser, parse } from 'csv-parse';
import type { Encoding } from './encoding.js';
import { plainText } from './plain-text.js';
import { readableText } from './readable-text.js';
import { type Delimiter, MAX_COLUMNS, MAX_LINES, MAX_ROW_CHARACTERS, type SourceRow } from './source.js';
import { tooManyLines, UnreadableFile } from './unreadable-file.js';

/** A row of nothing but commas would fill the memory with empty values. */
const MAX_VALUES = 2 * MAX_COLUMNS;

/** Streams every record of a delimited file that has anything in it, the header included, in bounded memory. */
export async function* csvRecords(
  file: Readable,
  { encoding, delimiter }: { encoding: Encoding; delimiter: Delimiter },
): AsyncGenerator<SourceRow> {
  const rows: SourceRow[] = [];
  let line = 1;
  /** Characters of the row that has not ended: csv-parse counts those of values alone. */
  let unended = 0;
  const parser = parse({
    delimiter,
    record_delimiter: '\n',
    relax_column_count: true,
    relax_quotes: true,
    trim: true,
    max_record_size: MAX_ROW_CHARACTERS,
    // Rows are taken here and never pushed on; an error would overtake those that wait in a stream.
    on_record: (cells: string[]): undefined => {
      if (cells.some((cell) => cell !== '')) rows.push({ line, cells: bounded(cells, delimiter) });
      line = parser.info.lines + 1;
      unended = 0;
      // Each row is a first one: csv-parse makes an error with a stack trace of every row that differs from the first
      // in width, even when such rows are allowed, and that costs more than all the rest.
      Object.assign(parser.info, { records: 0 });
    },
  });
  parser.on('error', () => undefined);
  try {
    for await (const text of plainText(file, encoding)) {
      unended += text.length;
      await feed(parser, text);
      yield* rows.splice(0);
      if (unended > MAX_ROW_CHARACTERS) throw tooLong(line);
      if (line > MAX_LINES) throw tooManyLines();
    }
    await feed(parser, null);
    yield* rows;
  } catch (error) {
    throw error instanceof CsvError ? explain(error, line) : error;
  } finally {
    file.destroy();
  }
}

/** Resolves when every row in the text has been found; null ends the file. */
function feed(parser: Parser, text: string | null): Promise<void> {
  return new Promise((resolve, reject) => {
    const found = (error?: Error | null) => (error ? reject(error) : resolve());
    if (text === null) parser.end(found);
    else parser.write(text, found);
  });
}

/** Past the columns that a file may have, what a row holds stays together in one last value. */
function bounded(cells: string[], delimiter: Delimiter): string[] {
  const kept = cells.slice(0, MAX_VALUES).map(readableText);
  const rest = cells.slice(MAX_VALUES, cells.findLastIndex((cell) => cell !== '') + 1);
  return rest.length > 0 ? [...kept, readableText(rest.join(delimiter))] : kept;
}

function explain(error: CsvError, line: number): UnreadableFile {
  if (error.code === 'CSV_QUOTE_NOT_CLOSED') {
    return new UnreadableFile(
      'import_quote_not_closed',
      `A quotation mark opens in line ${line} and is never closed. Close it and upload the file again.`,
      line,
    );
  }
  if (error.code === 'CSV_MAX_RECORD_SIZE') return tooLong(line);
  return new UnreadableFile(
    'import_quote_not_closed',
    `In the row that begins in line ${line}, text follows a closing quotation mark. Double the marks that belong to ` +
      'the value and upload the file again.',
    line,
  );
}

const tooLong = (line: number) =>
  new UnreadableFile(
    'import_row_too_long',
    `The row that begins in line ${line} is longer than ${MAX_ROW_CHARACTERS.toLocaleString('en-US')} characters. ` +
      'This is no client list, or a quotation mark is missing there.',
    line,
  );
