import { CsvRecords } from './csv-records.js';
import { type Delimiter, DELIMITERS } from './source.js';

const SAMPLE_RECORDS = 60;
const SAMPLE_LINES = 200;

/** Finds the delimiter that splits the first rows most evenly. A file with one column counts as comma-separated. */
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
  const lines = head.split(/\r\n|\r|\n/, SAMPLE_LINES).map((text, index) => ({ line: index + 1, text }));
  const records = new CsvRecords(delimiter).add(lines);
  return records.slice(0, SAMPLE_RECORDS).map(({ cells }) => cells);
}
