import { Readable } from 'node:stream';
import { type Options, stringify } from 'csv-stringify';
import { stringify as stringifyAtOnce } from 'csv-stringify/sync';
import { withFormulasGuarded, withFormulasGuardedOnce } from './formulas.js';

type Row = readonly string[];

const OPTIONS: Options = {
  // Excel takes a CSV file for UTF-8 only when it begins with a byte order mark.
  bom: true,
  record_delimiter: 'windows',
  // A lone line feed or carriage return inside a value begins a row for some readers, so it is quoted like the pair.
  // Readers, ours too, drop blanks at the ends of values that are not quoted.
  quoted_match: /[\r\n]|^\s|\s$/,
};

/** A table as a CSV file, in which no spreadsheet finds a formula. Streams, in bounded memory. */
export const csvStream = (rows: AsyncIterable<Row>): Readable => streamed(rows, withFormulasGuarded);

/** The same with cells that were read from a file, where they may be guarded already. */
export const copiedCsvStream = (rows: AsyncIterable<Row>): Readable => streamed(rows, withFormulasGuardedOnce);

/** The same for a small table. */
export const csvBytes = (rows: readonly Row[]): Buffer =>
  Buffer.from(
    stringifyAtOnce(
      rows.map((row) => row.map(withFormulasGuarded)),
      OPTIONS,
    ),
  );

const streamed = (rows: AsyncIterable<Row>, guard: (cell: string) => string) =>
  Readable.from(guarded(rows, guard)).compose(stringify(OPTIONS)) as Readable;

async function* guarded(rows: AsyncIterable<Row>, guard: (cell: string) => string): AsyncGenerator<string[]> {
  for await (const row of rows) yield row.map(guard);
}
