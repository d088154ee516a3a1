import type { mapRow, RowDraft, rowKeys } from '../import-mapping/index.js';

/** The place of a row in the file. */
export interface PlacedRow {
  line: number;
}

/** A row that becomes a client, or a property of an earlier row's client. */
export interface WantedRow {
  outcome: 'create' | 'add_property';
  row: PlacedRow;
  draft: RowDraft;
  /** What is left out of it, and what was interpreted. */
  notices: ReturnType<typeof mapRow>['notices'];
  keys: ReturnType<typeof rowKeys>;
  /** The program that the file came from. */
  source: string;
  /** The client that it belongs to; for a new one, its future id. */
  clientId: string;
}

/** A valid row that already exists, or that is no client. */
export interface SkippedRow {
  outcome: 'already_imported' | 'repeated_in_file' | 'duplicate_client' | 'not_a_client';
  row: PlacedRow;
  /** null where the row is no client. */
  draft: RowDraft | null;
  name: string;
  /** For the person who imports. */
  detail: string;
  /** The existing client; null when the row only repeats an earlier one of the file. */
  clientId: string | null;
}

/** A row to be fixed. */
export interface FailedRow {
  outcome: 'failed';
  row: PlacedRow;
  problems: ReturnType<typeof mapRow>['problems'];
}

/** What will be done with one row. */
export type Verdict = WantedRow | SkippedRow | FailedRow;

export const isWanted = (verdict: Verdict): verdict is WantedRow =>
  verdict.outcome === 'create' || verdict.outcome === 'add_property';
