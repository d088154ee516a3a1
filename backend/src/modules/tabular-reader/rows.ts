import { csvRecords } from './csv-records.js';
import { isBlank } from './plain-text.js';
import type { OpenFile, SourceFormat, SourceRow } from './source.js';
import { vcardRecords } from './vcard-records.js';

/** Recognizes rows that are not data, such as the date below a report. */
export type IsFooter = (cells: readonly string[]) => boolean;

/**
 * Streams the data rows of a file: without the header, anything above it, and empty lines. Throws `UnreadableFile` when
 * reading cannot continue.
 */
export async function* dataRows(
  open: OpenFile,
  format: SourceFormat,
  isFooter: IsFooter = () => false,
): AsyncGenerator<SourceRow> {
  const file = await open();
  if (format.kind === 'vcard') {
    yield* vcardRecords(file, format.encoding);
    return;
  }
  const headerLine = format.headerLine ?? 0;
  const records = csvRecords(file, { encoding: format.encoding, delimiter: format.delimiter ?? ',' });
  for await (const row of records) {
    if (row.line > headerLine && !isEmpty(row) && !isDirective(row) && !isFooter(row.cells)) yield row;
  }
}

export const isEmpty = ({ cells }: SourceRow): boolean => cells.every(isBlank);

/** `sep=;` in the first line tells Excel the delimiter and is no data. */
export const isDirective = ({ line, cells }: SourceRow): boolean => line === 1 && /^sep=/i.test(cells[0] ?? '');
