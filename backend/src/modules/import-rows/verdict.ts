import type { mapRow, RowDraft, rowKeys } from '../import-mapping/index.js';

/** Where in the file a row stands. */
export interface PlacedRow {
  line: number;
}

/** A row that becomes a client, or a property of a client that an earlier row became. */
export interface WantedRow {
  outcome: 'create' | 'add_property';
  row: PlacedRow;
  draft: RowDraft;
  /** What of it does not come in, and what was read in another way than it stands there. */
  notices: ReturnType<typeof mapRow>['notices'];
  keys: ReturnType<typeof rowKeys>;
  /** The program that the file came from. */
  source: string;
  /** The client that it belongs to; for a new one the id that it will have. */
  clientId: string;
}

/** A row that is in order, but there already, or nobody. */
export interface SkippedRow {
  outcome: 'already_imported' | 'repeated_in_file' | 'duplicate_client' | 'not_a_client';
  row: PlacedRow;
  /** null where the row is nobody. */
  draft: RowDraft | null;
  name: string;
  /** For the person who imports. */
  detail: string;
  /** The client that is there; null when it only stands earlier in the file. */
  clientId: string | null;
}

/** A row to be mended. */
export interface FailedRow {
  outcome: 'failed';
  row: PlacedRow;
  problems: ReturnType<typeof mapRow>['problems'];
}

/** What will be done with one row. */
export type Verdict = WantedRow | SkippedRow | FailedRow;

export const isWanted = (verdict: Verdict): verdict is WantedRow =>
  verdict.outcome === 'create' || verdict.outcome === 'add_property';
