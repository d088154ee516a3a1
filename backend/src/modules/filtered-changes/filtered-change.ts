import type { Permission } from '../../kernel/access/index.js';

/** A record that a filter found, with the words by which people know it. */
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
  /** Whether to hold them until the transaction ends, in the order of their ids; a dry run reads only. */
  hold: boolean;
}

/** What a filter finds, as whoever asked may see it. Looked up anew for each part, so what others change meanwhile counts. */
export interface Matches<Row extends Match> {
  count(): Promise<number>;
  /**
   * In the order of ids, so that a change that moves a record in or out of the filter neither repeats nor skips another.
   * Less than `limit` is the end.
   */
  page(place: Position): Promise<Row[]>;
}

/** One change of every record that a filter finds. */
export interface FilteredChange<Row extends Match> {
  /** What whoever asked must still be allowed to do, part by part. */
  permission: Permission;
  /** What is being done, for people: “Archiving clients”. */
  message: string;
  matches: Matches<Row>;
  /** Whether there is anything to do; what is so already is skipped. */
  concerns(row: Row): boolean;
  /** Reads whether the change would be refused, and throws what it would throw. */
  check(row: Row): Promise<void> | void;
  /** Makes the change, with the rules and events that it has alone. */
  apply(row: Row): Promise<unknown>;
}
