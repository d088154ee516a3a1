import { Readable } from 'node:stream';
import { type Options, stringify } from 'csv-stringify';
import { stringify as stringifyAtOnce } from 'csv-stringify/sync';
import { withFormulasGuarded } from './formulas.js';

type Row = readonly string[];

const OPTIONS: Options = {
  // Excel takes a CSV file for UTF-8 only when it begins with a byte order mark.
  bom: true,
  record_delimiter: 'windows',
  // A lone line feed or carriage return inside a value begins a row for some readers, so it is quoted like the pair.
  quoted_match: /[\r\n]/,
};

/** A table as a CSV file, in which no spreadsheet finds a formula. Streams, in bounded memory. */
export function csvStream(rows: AsyncIterable<Row>): Readable {
  return Readable.from(guarded(rows)).compose(stringify(OPTIONS)) as Readable;
}

/** The same for a small table. */
export function csvBytes(rows: readonly Row[]): Buffer {
  return Buffer.from(stringifyAtOnce(rows.map(guardedRow), OPTIONS));
}

async function* guarded(rows: AsyncIterable<Row>): AsyncGenerator<string[]> {
  for await (const row of rows) yield guardedRow(row);
}

const guardedRow = (row: Row): string[] => row.map(withFormulasGuarded);
