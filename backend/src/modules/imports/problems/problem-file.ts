import { Readable } from 'node:stream';
import { stringify } from 'csv-stringify';
import { isRepairColumn, REPAIR_COLUMNS } from '../presets/index.js';
import { dataRows, type IsFooter, type OpenFile, type SourceFormat } from '../reading/index.js';
import { neutralise } from './neutralise.js';

/** The problems of one row, in words. */
export interface RowComplaint {
  line: number;
  complaint: string;
}

/**
 * The rows with problems as a CSV file in their original columns, with what is wrong at the end. It is mended and
 * uploaded as it is: the added columns are ignored then. `complaints` come in the order of lines; both sides stream.
 */
export function problemFile(
  open: OpenFile,
  format: SourceFormat,
  isFooter: IsFooter | undefined,
  complaints: AsyncIterable<RowComplaint>,
): Readable {
  // Excel takes a CSV file for UTF-8 only when it begins with a byte order mark.
  const csv = stringify({ bom: true, record_delimiter: 'windows' });
  return Readable.from(problemRows(open, format, isFooter, complaints)).compose(csv) as Readable;
}

async function* problemRows(
  open: OpenFile,
  format: SourceFormat,
  isFooter: IsFooter | undefined,
  complaints: AsyncIterable<RowComplaint>,
): AsyncGenerator<string[]> {
  const kept = format.columns.flatMap((name, index) => (isRepairColumn(name) ? [] : [index]));
  yield [...kept.map((index) => neutralise(format.columns[index] ?? '')), ...REPAIR_COLUMNS];
  const waiting = complaints[Symbol.asyncIterator]();
  let next = await waiting.next();
  for await (const { line, cells } of dataRows(open, format, isFooter)) {
    if (next.done) return;
    if (next.value.line !== line) continue;
    const original = kept.map((index) => neutralise(cells[index] ?? ''));
    // Values beyond the last column stay beyond it: nothing of the row is lost, and it stays a row to mend.
    const surplus = cells.slice(format.columns.length).map(neutralise);
    yield [...original, String(line), neutralise(next.value.complaint), ...surplus];
    next = await waiting.next();
  }
}
