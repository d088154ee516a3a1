import { MAX_COLUMNS, type SourceRow } from './source.js';

/** A header is near the top, below at most a title and a few empty lines (QuickBooks reports). */
export const HEADER_SEARCH_ROWS = 15;

/** No label is longer. */
const LONGEST_LABEL = 80;
const LONGEST_NAME = 200;

/** Values that only occur in data: an e-mail address, a number, a phone, a date, a web address. */
function isData(cell: string): boolean {
  return cell.includes('@') || /^https?:\/\//.test(cell) || (/^[\d\s().+/:,$€£%-]+$/.test(cell) && /\d/.test(cell));
}

/** A row with more values than a file may have columns needs no further look. */
const filled = (cells: string[]) =>
  cells
    .slice(0, MAX_COLUMNS + 1)
    .map((cell) => cell.trim())
    .filter(Boolean);

/**
 * Finds the header row among the first rows of a file; null when it has none. `isKnownName` tells whether a text is a
 * column name in one of the known formats.
 */
export function findHeader(rows: SourceRow[], isKnownName: (name: string) => boolean): SourceRow | null {
  const candidates = rows
    .filter(({ cells, damage }) => !damage && filled(cells).length > 0)
    .slice(0, HEADER_SEARCH_ROWS);
  const known = candidates.find(({ cells }) => {
    const names = filled(cells);
    const hits = names.filter((name) => name.length <= LONGEST_NAME && isKnownName(name)).length;
    return hits >= 2 || (hits === 1 && names.length === 1);
  });
  if (known) return known;
  const [first, ...others] = candidates;
  return first && looksLikeLabels(first.cells) && others.some(({ cells }) => looksLikeData(cells)) ? first : null;
}

/** Names for unnamed columns, numbered as in spreadsheets. */
export function columnNames(header: string[] | null, width: number): string[] {
  return Array.from({ length: Math.max(width, header?.length ?? 0) }, (_, index) => {
    const name = header?.[index]?.replace(/\s+/g, ' ').trim();
    return name ? name.slice(0, LONGEST_NAME) : `Column ${index + 1}`;
  });
}

function looksLikeLabels(cells: string[]): boolean {
  const names = filled(cells);
  const distinct = new Set(names.map((name) => name.toLowerCase())).size === names.length;
  return distinct && names.every((name) => name.length <= LONGEST_LABEL && !isData(name));
}

function looksLikeData(cells: string[]): boolean {
  return filled(cells).some(isData);
}
