import type { Readable } from 'node:stream';
import { type Encoding, ENCODINGS } from './encoding.js';

export const DELIMITERS = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

/** Opens the file from its beginning; every pass opens it again, so that nothing is held in memory. */
export type OpenFile = () => Readable | Promise<Readable>;

/** One record of the file: a row of a table, or a card. */
export interface SourceRow {
  /** Line of the file where the record begins, counted from 1 as an editor counts. */
  line: number;
  cells: string[];
  /** Why this record alone cannot be read, in a sentence; the others can. */
  damage?: { code: 'card_damaged' | 'quote_not_closed'; detail: string };
  /** Why this record is no client, for example a group of cards. */
  noClient?: { name: string; detail: string };
}

/** How to read the file: found by `inspectFile`, and changeable by the person who imports. */
export class SourceFormat {
  static readonly encodings = ENCODINGS;
  static readonly delimiters = DELIMITERS;
  static readonly maxColumns = 500;

  kind!: 'csv' | 'vcard';
  encoding!: Encoding;
  /** null for vCard. */
  delimiter!: Delimiter | null;
  /** Line of the header row; null when the file has none. */
  headerLine!: number | null;
  /** Names of the columns, in order. */
  columns!: string[];
}

/** They bound memory, too. Photos in a vCard do not count: they are dropped while reading. */
export const MAX_ROW_CHARACTERS = 1_000_000;
export const MAX_ROWS = 250_000;
/** A row takes several lines when its values contain line breaks; blank lines and photos only count here. */
export const MAX_LINES = 2_500_000;
export const MAX_COLUMNS = SourceFormat.maxColumns;
