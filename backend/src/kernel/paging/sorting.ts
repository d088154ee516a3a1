/** A value of a list's `sort`; a minus reverses it. */
export type SortWord<Word extends string> = Word | `-${Word}`;

/** What the order of a list depends on. */
export interface SortRequest {
  sort?: string | undefined;
  updatedSince?: string | undefined;
}

/** An order backed by an index: a column that is never null, then the id, both in one direction. */
export interface KeysetOrder<Row> {
  /** Property of the row on the query's main alias. */
  by: keyof Row & string;
  direction: 'ASC' | 'DESC';
}

/**
 * The orders of a list: the contract's words and the properties behind them. Each needs an index that starts with
 * `tenant_id` and ends with the property and the id; a wall reads the plans.
 */
export class Sorting<Row, Word extends string = string> {
  constructor(
    readonly columns: Readonly<Record<Word, keyof Row & string>>,
    readonly usual: SortWord<Word>,
  ) {}

  /** Every value that `sort` takes. */
  get words(): string[] {
    return Object.keys(this.columns).flatMap((word) => [word, `-${word}`]);
  }

  /**
   * Followers of changes get the order of changes unless they ask otherwise: only then does a changed row stay ahead of
   * them.
   */
  wordOf({ sort, updatedSince }: SortRequest): string {
    return sort ?? (updatedSince && 'updated' in this.columns ? 'updated' : this.usual);
  }

  orderOf(request: SortRequest): KeysetOrder<Row> {
    const word = this.wordOf(request);
    const by = this.columns[word.replace('-', '') as Word];
    return { by, direction: word.startsWith('-') ? 'DESC' : 'ASC' };
  }
}
