import type { Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { copiedCsvStream } from '../../kernel/csv/index.js';
import { isRepairColumn, REPAIR_COLUMNS } from '../import-presets/index.js';
import { dataRows, type SourceFormat } from '../tabular-reader/index.js';

/** The problems of one row, in words. */
export interface ReportedProblem {
  line: number;
  complaint: string;
}

/**
 * The rows with problems as a CSV file with their original columns and the problems at the end. People fix it and
 * upload it as it is: the added columns are then ignored. `complaints` come in the order of lines; both sides stream.
 */
export function problemFile(
  open: Parameters<typeof dataRows>[0],
  format: SourceFormat,
  isFooter: Parameters<typeof dataRows>[2],
  complaints: AsyncIterable<ReportedProblem>,
): Readable {
  return copiedCsvStream(problemRows(open, format, isFooter, complaints));
}

async function* problemRows(
  open: Parameters<typeof dataRows>[0],
  format: SourceFormat,
  isFooter: Parameters<typeof dataRows>[2],
  complaints: AsyncIterable<ReportedProblem>,
): AsyncGenerator<string[]> {
  const kept = format.columns.flatMap((name, index) => (isRepairColumn(name) ? [] : [index]));
  yield [...kept.map((index) => format.columns[index] ?? ''), ...REPAIR_COLUMNS];
  const waiting = complaints[Symbol.asyncIterator]();
  let next = await waiting.next();
  let seen = 0;
  for await (const { line, cells } of dataRows(open, format, isFooter)) {
    if (next.done) return;
    seen += 1;
    // A file with short rows has thousands in each chunk: let other work run in between.
    if (seen % 1_000 === 0) await setImmediate();
    if (next.value.line !== line) continue;
    const original = kept.map((index) => cells[index] ?? '');
    // Values beyond the last column stay there: nothing of the row is lost, and the row still needs fixing.
    const surplus = cells.slice(format.columns.length);
    yield [...original, String(line), next.value.complaint, ...surplus];
    next = await waiting.next();
  }
}
