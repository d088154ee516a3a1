import type { Delimiter } from './source.js';

/**
 * The cells of a row, read from its lines as they come. A value in quotation marks ends at the mark before a delimiter
 * or the end of a line; any other mark belongs to it, as people write inches: `"edge 6" beds"`.
 */
export class CsvRow {
  private readonly cells: string[] = [];
  /** The value in quotation marks that has not ended; null between values. */
  private open: string[] | null = null;
  private isFirst = true;
  /** A mark stands in a value that nobody doubled. */
  hasLoneMark = false;
  /** A mark in a value over several lines stands where another value would begin: the one before was never closed. */
  hasRunOn = false;

  constructor(private readonly delimiter: Delimiter) {}

  get isOpen(): boolean {
    return this.open !== null;
  }

  get values(): string[] {
    return this.cells;
  }

  add(line: string): void {
    let at = 0;
    if (this.open) at = this.goOn(line, 0, true);
    else if (!this.isFirst) return;
    this.isFirst = false;
    while (at <= line.length && !this.open) at = this.next(line, at);
    if (this.open) this.open.push('\n');
  }

  /** Reads the value that begins at `at`; answers where the next one does, past the end after the last. */
  private next(line: string, at: number): number {
    const start = skipBlanks(line, at, this.delimiter);
    if (line[start] === '"') {
      this.open = [];
      return this.goOn(line, start + 1, false);
    }
    const end = ended(line.indexOf(this.delimiter, at), line);
    const value = line.slice(at, end).trim();
    this.cells.push(value);
    return end + 1;
  }

  /** Goes on in a value in quotation marks. */
  private goOn(line: string, from: number, isLater: boolean): number {
    let at = from;
    for (;;) {
      const mark = line.indexOf('"', at);
      if (mark < 0) {
        this.open?.push(line.slice(at));
        return line.length + 1;
      }
      this.open?.push(line.slice(at, mark));
      if (line[mark + 1] === '"') {
        this.open?.push('"');
        if (isLater && this.beginsValue(line, mark) && this.endAfter(line, mark + 2) >= 0) this.hasRunOn = true;
        at = mark + 2;
        continue;
      }
      const end = this.endAfter(line, mark + 1);
      if (end >= 0) {
        this.cells.push((this.open ?? []).join('').trim());
        this.open = null;
        return end + 1;
      }
      this.hasLoneMark = true;
      if (isLater && this.beginsValue(line, mark)) this.hasRunOn = true;
      this.open?.push('"');
      at = mark + 1;
    }
  }

  private beginsValue(line: string, mark: number): boolean {
    return mark === 0 || line[mark - 1] === this.delimiter;
  }

  /** Where the value ends whose closing mark stands before `at`: at a delimiter or at the end; -1 where text follows. */
  private endAfter(line: string, at: number): number {
    const end = skipBlanks(line, at, this.delimiter);
    return end === line.length || line[end] === this.delimiter ? end : -1;
  }
}

/** The cells of one line where a quotation mark is nothing but a sign, unless its value is closed within the line. */
export function plainCells(line: string, delimiter: Delimiter, closing: 'doubled' | 'single'): string[] {
  const cells: string[] = [];
  let at = 0;
  while (at <= line.length) {
    const start = skipBlanks(line, at, delimiter);
    const close = line[start] === '"' ? closeOf(line, start + 1, delimiter, closing) : -1;
    const end = close < 0 ? ended(line.indexOf(delimiter, at), line) : close;
    const text = line.slice(at, end).trim();
    cells.push(close < 0 ? text : text.slice(1, -1).replaceAll('""', '"'));
    at = end + 1;
  }
  return cells;
}

/**
 * Where the delimiter behind a closing mark stands. `single`: the next mark has to be it, or none is; `doubled`: two
 * marks before a delimiter are an inch mark and the end: `"pipe 6""`.
 */
function closeOf(line: string, from: number, delimiter: Delimiter, closing: 'doubled' | 'single'): number {
  let mark = line.indexOf('"', from);
  while (mark >= 0) {
    const isPair = line[mark + 1] === '"';
    const after = skipBlanks(line, isPair ? mark + 2 : mark + 1, delimiter);
    const ends = after === line.length || line[after] === delimiter;
    if (ends && (!isPair || closing === 'doubled')) return after;
    if (!isPair && closing === 'single') return -1;
    mark = line.indexOf('"', isPair ? mark + 2 : mark + 1);
  }
  return -1;
}

function skipBlanks(line: string, from: number, delimiter: Delimiter): number {
  let at = from;
  while (at < line.length && line[at] !== delimiter && /\s/.test(line.charAt(at))) at += 1;
  return at;
}

const ended = (at: number, line: string) => (at < 0 ? line.length : at);
