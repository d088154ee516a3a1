import { AppError } from '../../kernel/problem/index.js';
import type { FilteredChange, Match } from './filtered-change.js';

/** Enough to recognise whom it concerns. */
const EXAMPLES = 20;
/** The rest is counted: whoever has more refusals than this mends the cause, not the rows. */
const PROBLEMS = 100;

interface Refusal extends Match {
  code: string;
  title: string;
  detail?: string;
}

/** What became of the records so far. Goes into the checkpoint and, at the end, into the result. */
export interface Counts {
  changed: number;
  /** Had it already. */
  skipped: number;
  /** Refused by a rule. */
  failed: number;
  /** Some of those that are changed. */
  examples: Match[];
  /** Why records were refused; the first ones. */
  problems: Refusal[];
}

/** Counts what becomes of records, in bounded memory. */
export class Tally {
  private readonly counts: Counts;

  constructor(before?: Counts) {
    this.counts = before ?? { changed: 0, skipped: 0, failed: 0, examples: [], problems: [] };
  }

  get done(): number {
    return this.counts.changed + this.counts.skipped + this.counts.failed;
  }

  /** Does, or tries dry, what is wanted with one record. A rule refuses the record; any other error is no verdict on it. */
  async add<Row extends Match>(change: FilteredChange<Row>, row: Row, attempt: () => unknown): Promise<void> {
    if (!change.concerns(row)) {
      this.counts.skipped += 1;
      return;
    }
    try {
      await attempt();
    } catch (error) {
      if (!(error instanceof AppError) || error.status >= 500) throw error;
      this.refuse(row, error);
      return;
    }
    this.counts.changed += 1;
    if (this.counts.examples.length < EXAMPLES) this.counts.examples.push(named(row));
  }

  toJSON(): Counts {
    return this.counts;
  }

  private refuse(row: Match, { code, title, detail }: AppError): void {
    this.counts.failed += 1;
    if (this.counts.problems.length < PROBLEMS)
      this.counts.problems.push({ ...named(row), code, title, ...(detail && { detail }) });
  }
}

const named = ({ id, number, name }: Match): Match => ({ id, number, name });
