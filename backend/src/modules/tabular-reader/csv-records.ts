import type { Readable } from 'node:stream';
import { CsvRow, plainCells } from './csv-row.js';
import type { Encoding } from './encoding.js';
import { isBlank, readableText } from './plain-text.js';
import { type Delimiter, MAX_COLUMNS, MAX_LINES, MAX_ROW_CHARACTERS, type SourceRow } from './source.js';
import { type TextLine, textLines } from './text-lines.js';
import { tooManyLines } from './unreadable-file.js';

/** A row of nothing but commas would fill the memory with empty values. */
const MAX_VALUES = 2 * MAX_COLUMNS;
/** How far a quoted value may continue below a broken row, of which nothing is known. */
const LINES_AFTER_BREAK = 20;

/** Streams every non-empty record of a delimited file, the header included, in bounded memory. */
export async function* csvRecords(
  file: Readable,
  { encoding, delimiter }: { encoding: Encoding; delimiter: Delimiter },
): AsyncGenerator<SourceRow> {
  const records = new CsvRecords(delimiter);
  for await (const lines of textLines(file, encoding)) {
    if ((lines.at(-1)?.line ?? 0) > MAX_LINES) throw tooManyLines();
    yield* records.add(lines);
  }
  yield* records.end();
}

/**
 * Joins lines into records. An unclosed quotation mark costs only its own row: reading resumes on the next line, so
 * that no row disappears in another one's value.
 */
export class CsvRecords {
  private pending: TextLine[] = [];
  private row: CsvRow | null = null;
  private size = 0;
  /** Cells of the last row without a doubtful mark: the next row is expected to have as many. */
  private width = 0;

  /** The line of a value that was broken off; rows below that are not as wide as others may be its rest. */
  private brokenAt: number | null = null;

  /** Each row of the file is a single quoted value, as spreadsheets save lists that they did not split. */
  private isWrapped: boolean | null = null;

  constructor(private readonly delimiter: Delimiter) {}

  add(lines: TextLine[]): SourceRow[] {
    return this.take(lines, MAX_ROW_CHARACTERS, Infinity);
  }

  /** What is left unfinished at the end of the file. */
  end(): SourceRow[] {
    return this.row ? this.breakOff() : [];
  }

  private take(lines: TextLine[], mostCharacters: number, mostLines: number): SourceRow[] {
    const found: SourceRow[] = [];
    for (const line of lines) {
      const simple = this.row === null && !line.text.includes('"');
      if (simple)
        found.push(
          ...this.record(
            line.line,
            line.text.split(this.delimiter).map((cell) => cell.trim()),
            true,
          ),
        );
      else found.push(...this.quoted(line, mostCharacters, mostLines));
    }
    return found;
  }

  private quoted(line: TextLine, mostCharacters: number, mostLines: number): SourceRow[] {
    const row = (this.row ??= new CsvRow(this.delimiter));
    row.add(line.text);
    this.pending.push(line);
    this.size += line.text.length;
    const isTooLong = this.size > mostCharacters || this.pending.length > mostLines;
    if (row.hasRunOn || (row.isOpen && isTooLong)) return this.breakOff();
    return row.isOpen ? [] : this.close(row);
  }

  private close(row: CsvRow): SourceRow[] {
    const [first] = this.pending;
    if (!first) return [];
    if (row.hasLoneMark && this.width > 0 && row.values.length !== this.width) return this.breakOff();
    this.forget();
    return this.record(first.line, row.values, !row.hasLoneMark);
  }

  /** Reads the first line by itself, and those below again. */
  private breakOff(): SourceRow[] {
    const [first, ...others] = this.pending;
    this.forget();
    if (!first) return [];
    const [next] = others;
    const width = this.width || (next?.text.split(this.delimiter).length ?? 0);
    const rows = this.single(first, width);
    this.brokenAt = first.line;
    // None of those below may continue for long, so each line is read a bounded number of times.
    return [...rows, ...this.take(others, MAX_ROW_CHARACTERS / 100, LINES_AFTER_BREAK)];
  }

  private forget(): void {
    this.pending = [];
    this.row = null;
    this.size = 0;
  }

  /** A line with an unclosed or misplaced mark: read so that it has as many cells as the others. */
  private single({ line, text }: TextLine, width: number): SourceRow[] {
    const readings = (['doubled', 'single'] as const).map((closing) => plainCells(text, this.delimiter, closing));
    const escaped = text.includes('\\"') ? readSingle(text.replaceAll('\\"', '""'), this.delimiter) : null;
    if (escaped?.length === width) return this.record(line, escaped, false);
    const fitting = readings.find((cells) => cells.length === width);
    if (fitting) return this.record(line, fitting, false);
    const cells = bounded(readings[1] ?? [], this.delimiter);
    const place = text.indexOf('"') + 1;
    const detail =
      `Line ${line} has a missing or extra quotation mark, starting at character ${place}. ` +
      'Double the quotation marks inside a value, and close the ones around it.';
    return [{ line, cells, damage: { code: 'quote_not_closed', detail } }];
  }

  private record(line: number, values: string[], isCertain: boolean): SourceRow[] {
    if (values.every(isBlank)) return [];
    // A title may contain a comma; a row with several unquoted values is a table.
    if (values.length > 1) this.isWrapped = false;
    const inner = this.isWrapped === false ? null : readSingle(values[0] ?? '', this.delimiter);
    this.isWrapped ??= inner !== null && inner.length > 1;
    const cells = this.isWrapped && inner ? inner : values;
    if (this.brokenAt !== null && cells.length < this.width) return [restOf(this.brokenAt, line, cells)];
    this.brokenAt = null;
    if (isCertain) this.width = cells.length;
    return [{ line, cells: bounded(cells, this.delimiter) }];
  }
}

/** A row that would be a client of its own if nobody looked. */
function restOf(broken: number, line: number, cells: string[]): SourceRow {
  const detail = `Line ${line} may belong to the value on line ${broken}, whose quotation mark isn’t closed.`;
  return { line, cells, damage: { code: 'quote_not_closed', detail } };
}

/** The cells of a line by itself; null where a mark in it is not closed. */
function readSingle(text: string, delimiter: Delimiter): string[] | null {
  const row = new CsvRow(delimiter);
  row.add(text);
  return row.isOpen ? null : row.values;
}

/** Beyond the allowed number of columns, the rest of a row stays together in one last value. */
function bounded(cells: string[], delimiter: Delimiter): string[] {
  const kept = cells.slice(0, MAX_VALUES).map(readableText);
  const rest = cells.slice(MAX_VALUES, cells.findLastIndex((cell) => !isBlank(cell)) + 1);
  return rest.length > 0 ? [...kept, readableText(rest.join(delimiter))] : kept;
}
