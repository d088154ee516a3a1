import type { Permission } from '../../kernel/access/index.js';

/** A record found by a filter, with the words by which people know it. */
export interface Match {
  id: string;
  /** Of its series, for example C-00042. */
  number: string;
  name: string;
}

/** Which records are next. */
export interface Position {
  /** Those whose ids come after this one; null for the first. */
  after: string | null;
  limit: number;
  /** Whether to lock them until the transaction ends, in the order of their ids; a dry run only reads. */
  hold: boolean;
}

/**
 * The records that a filter finds, as far as the requester may see them. Read again for each part, so concurrent
 * changes count.
 */
export interface Matches<Row extends Match> {
  count(): Promise<number>;
  /**
   * In the order of ids, so that a change that moves a record in or out of the filter neither repeats nor skips
   * another. Fewer than `limit` mean the end.
   */
  page(place: Position): Promise<Row[]>;
}

/** One change of every record that a filter finds. */
export interface FilteredChange<Row extends Match> {
  /** What the requester must still be allowed to do, checked for each part. */
  permission: Permission;
  /** What is being done, for people: “Archiving clients”. */
  message: string;
  matches: Matches<Row>;
  /** Whether the record would change; otherwise it is skipped. */
  concerns(row: Row): boolean;
  /** Throws what the change would throw, without changing anything. */
  check(row: Row): Promise<void> | void;
  /** Makes the change, with the same rules and events as for a single record. */
  apply(row: Row): Promise<unknown>;
}
