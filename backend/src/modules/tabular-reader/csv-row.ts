import type { Delimiter } from './source.js';

/**
 * The cells of a row, read from its lines as they come. A quoted value ends at the mark before a delimiter or the end
 * of a line; any other mark belongs to it, as people write inches: `"edge 6" beds"`.
 */
export class CsvRow {
  private readonly cells: string[] = [];
  /** The unfinished quoted value; null between values. */
  private open: string[] | null = null;
  private isFirst = true;
  /** A quoted value contains a mark that is not doubled. */
  hasLoneMark = false;
  /** A multi-line value contains a mark where another value would begin: the previous mark was never closed. */
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

  /** Reads the value that begins at `at`; answers where the next one begins, past the end after the last. */
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

  /** Continues a quoted value. */
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
        this.cells.push((this.open ?? []).join(''));
        this.open = null;
        return end + 1;
      }
      this.hasLoneMark = true;
      this.dropBackslash();
      if (isLater && this.beginsValue(line, mark)) this.hasRunOn = true;
      this.open?.push('"');
      at = mark + 1;
    }
  }

  /** Databases write `\\"` for a mark within a value. */
  private dropBackslash(): void {
    const last = this.open?.pop() ?? '';
    this.open?.push(last.endsWith('\\') ? last.slice(0, -1) : last);
  }

  private beginsValue(line: string, mark: number): boolean {
    return mark === 0 || line[mark - 1] === this.delimiter;
  }

  /** Where the value whose closing mark is before `at` ends: at a delimiter or at the end; -1 where text follows. */
  private endAfter(line: string, at: number): number {
    const end = skipBlanks(line, at, this.delimiter);
    return end === line.length || line[end] === this.delimiter ? end : -1;
  }
}

/** The cells of one line where a quotation mark is an ordinary character unless its value is closed within the line. */
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
 * Where the delimiter after a closing mark is. `single`: it must be the next mark, or none is; `doubled`: two marks
 * before a delimiter are an inch mark and the end: `"pipe 6""`.
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
