import { pipeline, type Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import iconv from 'iconv-lite';
import type { Encoding } from './encoding.js';
import { readableText } from './readable-text.js';
import { type Delimiter, MAX_ROW_CHARACTERS, type SourceRow } from './source.js';
import { UnreadableFile } from './unreadable-file.js';

interface RawRecord {
  record: string[];
  raw: string;
}

const LINE_ENDS = /\r\n|\r|\n/g;

/** Streams every record of a delimited file, header and empty lines included, in bounded memory. */
export async function* csvRecords(
  file: Readable,
  { encoding, delimiter }: { encoding: Encoding; delimiter: Delimiter },
): AsyncGenerator<SourceRow> {
  let line = 1;
  const parser = parse({
    delimiter,
    // Exports are often glued together from files with different line ends.
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    trim: true,
    max_record_size: MAX_ROW_CHARACTERS,
    // csv-parse counts a CRLF inside quotes twice, so lines are counted here, from the raw text. In this callback and
    // not while iterating: an error overtakes the records that are still buffered.
    raw: true,
    on_record: (entry: unknown): string[] => {
      // The types of csv-parse do not know what `raw: true` does to a record.
      const { record, raw } = entry as RawRecord;
      const begin = line;
      line += raw.match(LINE_ENDS)?.length ?? 0;
      return [String(begin), ...record];
    },
  });
  // An error anywhere destroys the parser, which the loop below then throws.
  pipeline(file, iconv.decodeStream(encoding), parser, () => undefined);
  try {
    for await (const [begin = '', ...cells] of parser as AsyncIterable<string[]>) {
      yield { line: Number(begin), cells: cells.map(readableText) };
    }
  } catch (error) {
    throw error instanceof CsvError ? explain(error, line) : error;
  } finally {
    file.destroy();
  }
}

function explain(error: CsvError, line: number): UnreadableFile {
  if (error.code === 'CSV_QUOTE_NOT_CLOSED') {
    return new UnreadableFile(
      'import_quote_not_closed',
      `A quotation mark opens in line ${line} and is never closed. Close it and upload the file again.`,
      line,
    );
  }
  return new UnreadableFile(
    'import_row_too_long',
    `The row that begins in line ${line} is longer than ${MAX_ROW_CHARACTERS.toLocaleString('en-US')} characters. ` +
      'This is no client list, or a quotation mark is missing there.',
    line,
  );
}
