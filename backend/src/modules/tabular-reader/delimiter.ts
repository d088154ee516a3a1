import { parse } from 'csv-parse/sync';
import { type Delimiter, DELIMITERS } from './source.js';

const SAMPLE_RECORDS = 60;

/** Finds the delimiter that splits the first rows most evenly. A file with one column counts as comma separated. */
export function detectDelimiter(head: string): Delimiter {
  const declared = DELIMITERS.find((delimiter) => head.toLowerCase().startsWith(`sep=${delimiter}`));
  if (declared) return declared;
  const ranked = DELIMITERS.map((delimiter) => ({ delimiter, ...evenness(head, delimiter) }));
  ranked.sort((a, b) => b.share ** 2 * b.width - a.share ** 2 * a.width);
  return ranked[0]?.delimiter ?? ',';
}

/** The most frequent number of columns (0 when it is one) and the share of the rows that have it. */
function evenness(head: string, delimiter: Delimiter): { width: number; share: number } {
  const rows = sampleRecords(head, delimiter).filter((row) => row.length > 1 || row[0] !== '');
  const frequency = new Map<number, number>();
  for (const row of rows) frequency.set(row.length, (frequency.get(row.length) ?? 0) + 1);
  const [width = 1, count = 0] = [...frequency].sort((a, b) => b[1] - a[1])[0] ?? [];
  return { width: width > 1 ? width : 0, share: rows.length > 0 ? count / rows.length : 0 };
}

function sampleRecords(head: string, delimiter: Delimiter): string[][] {
  try {
    return parse(head, {
      delimiter,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      relax_quotes: true,
      to: SAMPLE_RECORDS,
    });
  } catch {
    // With the wrong delimiter a quotation mark may seem never to close.
    return [];
  }
}
